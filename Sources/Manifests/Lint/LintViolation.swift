package import Findings

/// One thing a rule objects to, before it becomes a finding.
package struct LintViolation: Sendable {
    /// The offending field, or the missing one.
    package let field: ManifestField
    package let container: PodContainer?
    /// What is wrong, naming the container.
    package let message: String
    /// What to write here; nothing when the rule's own remedy says it all.
    package let remedy: String?
    /// How bad this one is; nothing when the rule's own severity holds.
    package let severity: Severity?

    package init(
        _ message: String, at field: ManifestField, in container: PodContainer? = nil, remedy: String? = nil,
        severity: Severity? = nil
    ) {
        self.message = message
        self.field = field
        self.container = container
        self.remedy = remedy
        self.severity = severity
    }
}
