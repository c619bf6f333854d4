internal import Findings

extension PodSecurityCheck {
    /// The masks over `/proc` hide the node's kernel from containers.
    ///
    /// Allowed: `securityContext.procMount` missing or `Default`; from 1.35 anything in a pod with its own user namespace.
    /// The restricted profile keeps the masks there too, in `procMountRestricted`.
    static let procMount = PodSecurityCheck(
        "proc-mount", upstream: "procMount", level: .baseline, severity: .high,
        summary: "Containers keep the default masks over /proc.",
        remedy: "Remove `securityContext.procMount`, or set it to Default.",
        revisions: [
            Revision(since: 0, changedProcMounts),
            Revision(since: 35) { $0.hasUserNamespace ? [] : changedProcMounts($0) },
        ])

    /// The same for every pod, whatever its user namespace.
    static let procMountRestricted = PodSecurityCheck(
        "proc-mount-restricted", upstream: "procMount_restricted", level: .restricted, severity: .high,
        summary: "Containers keep the default masks over /proc, even in a user namespace.",
        remedy: "Remove `securityContext.procMount`, or set it to Default.",
        revisions: [Revision(since: 35, overriding: ["proc-mount"], changedProcMounts)])
}

private func changedProcMounts(_ template: PodTemplate) -> [LintViolation] {
    template.containers.compactMap { container in
        let procMount = container.securityContext["procMount"]
        guard procMount.isPresent, !procMount.isString("Default") else { return nil }
        return LintViolation("\(container.title) mounts /proc as \(procMount.shown)", at: procMount, in: container)
    }
}
