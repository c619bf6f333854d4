package import Findings

/// One control of the Pod Security Standards with all its revisions, as Kubernetes' own admission controller versions it.
package struct PodSecurityCheck: Sendable {
    /// What the check asks for from one version of Kubernetes on, until the next revision.
    package struct Revision: Sendable {
        /// The first version it holds for.
        package let since: KubernetesVersion
        /// The baseline checks that this one replaces where it runs, because it asks for more of the same.
        package let overrides: [String]
        /// Everything in a template that the check forbids; empty when it is allowed.
        package let violations: @Sendable (PodTemplate) -> [LintViolation]

        package init(
            since minor: Int, overriding overrides: [String] = [],
            _ violations: @escaping @Sendable (PodTemplate) -> [LintViolation]
        ) {
            since = .one(minor)
            self.overrides = overrides
            self.violations = violations
        }
    }

    /// The name in kebab-case, such as `host-ports`.
    ///
    /// The rule's id is `kubernetes/pod-security/` and this.
    package let id: String
    /// What Kubernetes calls the check: `hostPorts`.
    package let upstreamID: String
    /// The loosest profile that contains the check; stricter ones contain it too.
    package let level: PodSecurityLevel
    package let severity: Severity
    package let summary: String
    package let remedy: String
    /// Oldest first.
    package let revisions: [Revision]

    package init(
        _ id: String, upstream upstreamID: String, level: PodSecurityLevel, severity: Severity, summary: String,
        remedy: String, revisions: [Revision]
    ) {
        self.id = id
        self.upstreamID = upstreamID
        self.level = level
        self.severity = severity
        self.summary = summary
        self.remedy = remedy
        self.revisions = revisions
    }

    /// The 1-based number of the revision that holds for a version, and the revision; nothing before the first.
    package func revision(for version: KubernetesVersion) -> (number: Int, revision: Revision)? {
        guard let index = revisions.lastIndex(where: { $0.since <= version }) else { return nil }
        return (index + 1, revisions[index])
    }
}
