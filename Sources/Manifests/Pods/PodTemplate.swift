/// What a pod will be made from: a Pod itself, a controller's template, or whatever looks like one in an unknown kind.
package struct PodTemplate: Sendable {
    package let metadata: ManifestField
    package let spec: ManifestField
    /// Every container of every list: init containers first, then containers, then ephemeral ones, each in order.
    package let containers: [PodContainer]

    package init(metadata: ManifestField, spec: ManifestField) {
        self.metadata = metadata
        self.spec = spec
        containers = [PodContainer.Role.initContainer, .container, .ephemeralContainer].flatMap { role in
            spec[role.rawValue].elements.map { PodContainer(role: role, field: $0) }
        }
    }

    /// A template that holds `metadata` and `spec`, such as a Pod.
    package init(_ field: ManifestField) {
        self.init(metadata: field["metadata"], spec: field["spec"])
    }
}

extension PodTemplate {
    package var annotations: ManifestField { metadata["annotations"] }
    package var securityContext: ManifestField { spec["securityContext"] }

    /// Whether the pod says that it runs on Windows, where Linux's security fields mean nothing.
    package var isWindows: Bool { spec["os"]["name"].isString("windows") }

    /// Whether the pod has a user namespace of its own, where root is no root of the node.
    package var hasUserNamespace: Bool { spec["hostUsers"].bool == false }

    /// The security contexts of the pod and of each container, each with its owner.
    package var securityScopes: [SecurityScope] {
        [SecurityScope(container: nil, context: securityContext)]
            + containers.map { SecurityScope(container: $0, context: $0.securityContext) }
    }
}
