package import Findings

/// A container that can't write to its own root file system can't be changed while it runs.
///
/// Required: `securityContext.readOnlyRootFilesystem: true` in every container. Windows has no such thing, so pods that say
/// they run there are not asked.
package struct ReadOnlyRootFilesystem: LintRule {
    package let id = "kubernetes/read-only-root-filesystem"
    package let summary = "Every container's root file system is read-only."
    package let revision = 1
    package let severity = Severity.medium
    package let remedy = """
        Set `securityContext.readOnlyRootFilesystem: true` in the container, and mount an emptyDir where it writes.
        """

    package init() {}

    package func violations(in template: PodTemplate, context: LintContext) -> [LintViolation] {
        guard !template.isWindows else { return [] }
        return template.containers.compactMap { container in
            let readOnly = container.securityContext["readOnlyRootFilesystem"]
            guard readOnly.bool != true else { return nil }
            return LintViolation(
                "\(container.title) can write to its root file system", at: readOnly, in: container)
        }
    }
}
