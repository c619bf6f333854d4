/// The shape of everything in a pod template that any rule reads.
enum PodShape {
    static let metadata = FieldShape.fields(("annotations", .mapping([])))

    static let spec = FieldShape.fields(
        ("os", .fields(("name", .scalar))),
        ("securityContext", securityContext),
        ("resources", resources),
        ("volumes", .list(.fields(("name", .scalar), ("image", .mapping([]))))),
        ("initContainers", .list(container)),
        ("containers", .list(container)),
        ("ephemeralContainers", .list(container)))

    private static let container = FieldShape.fields(
        ("name", .scalar),
        ("image", .scalar),
        ("securityContext", securityContext),
        ("resources", resources),
        ("ports", .list(.mapping([]))),
        ("livenessProbe", handler),
        ("readinessProbe", handler),
        ("startupProbe", handler),
        ("lifecycle", .fields(("postStart", handler), ("preStop", handler))))

    private static let securityContext = FieldShape.fields(
        ("seLinuxOptions", .mapping([])),
        ("seccompProfile", .mapping([])),
        ("appArmorProfile", .mapping([])),
        ("windowsOptions", .mapping([])),
        ("capabilities", .fields(("add", .list(.scalar)), ("drop", .list(.scalar)))),
        ("sysctls", .list(.mapping([]))))

    private static let resources = FieldShape.fields(("limits", .mapping([])), ("requests", .mapping([])))

    private static let handler = FieldShape.fields(("httpGet", .mapping([])), ("tcpSocket", .mapping([])))
}
