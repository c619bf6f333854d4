/// One container of a pod template, whichever of the three lists it stands in.
package struct PodContainer: Sendable {
    /// The list a container stands in; the raw value is the field's name.
    package enum Role: String, Sendable, CaseIterable {
        case container = "containers"
        case initContainer = "initContainers"
        case ephemeralContainer = "ephemeralContainers"
    }

    package let role: Role
    package let field: ManifestField

    package init(role: Role, field: ManifestField) {
        self.role = role
        self.field = field
    }

    package var name: String? { field["name"].string }
    package var image: String? { field["image"].string }
    package var securityContext: ManifestField { field["securityContext"] }

    /// How messages name it: `container "web"`, `init container "migrate"`, `container at spec.containers[0]`.
    package var title: String {
        let kind =
            switch role {
            case .container: "container"
            case .initContainer: "init container"
            case .ephemeralContainer: "ephemeral container"
            }
        guard let name, !name.isEmpty else { return "\(kind) at \(field.route)" }
        return "\(kind) \"\(name)\""
    }
}
