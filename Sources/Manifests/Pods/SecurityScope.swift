/// A security context and whose it is; the context may be missing.
package struct SecurityScope: Sendable {
    /// The container; nothing when the context is the pod's own.
    package let container: PodContainer?
    package let context: ManifestField

    package init(container: PodContainer?, context: ManifestField) {
        self.container = container
        self.context = context
    }

    /// How messages name the owner: `the pod`, `container "web"`.
    package var title: String { container?.title ?? "the pod" }
}
