/// One place in a workload that names an image.
package struct WorkloadImage: Sendable, Hashable {
    package enum Role: String, Sendable, Hashable {
        case container
        case initContainer = "init container"
        case ephemeralContainer = "ephemeral container"
        case volume
        /// A field that the configuration of a custom resource names.
        case field
    }

    package let role: Role
    /// Of the container or volume, or the path of a field; may be empty.
    package let name: String
    /// Nothing when the field is missing or no text.
    package let reference: String?
    /// The field, such as `spec.template.spec.containers[0].image`.
    package let route: String

    /// `container web`.
    package var title: String { name.isEmpty ? "\(role.rawValue) at \(route)" : "\(role.rawValue) \(name)" }

    /// Whether it is the same place with the same image, wherever it stands in its list.
    func isSame(as other: WorkloadImage) -> Bool {
        guard role == other.role, let reference, let before = other.reference else { return false }
        return name.utf8.elementsEqual(other.name.utf8) && reference.utf8.elementsEqual(before.utf8)
    }
}
