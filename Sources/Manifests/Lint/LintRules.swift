/// The rules there are.
package enum LintRules {
    /// Every rule that is not part of the Pod Security Standards.
    ///
    /// A new rule adds one line here.
    package static let general: [any LintRule] = [
        ImagePinnedByDigest(),
        ImageReadable(),
        ReadOnlyRootFilesystem(),
        ResourceBound.cpuLimit,
        ResourceBound.cpuRequest,
        ResourceBound.memoryLimit,
        ResourceBound.memoryRequest,
        ServiceAccountToken(),
        UnreadableWorkload(),
    ]

    /// Every rule, those of the Pod Security Standards at their newest revisions, sorted by id.
    package static let all: [any LintRule] = sorted(
        general
            + PodSecurityRegistry.standard.checks.compactMap { check -> PodSecurityRule? in
                check.revision(for: .latest).map {
                    PodSecurityRule(check: check, number: $0.number, active: $0.revision)
                }
            })

    /// The rules that hold for a profile and a version of Kubernetes, sorted by id.
    package static func active(level: PodSecurityLevel, version: KubernetesVersion) -> [any LintRule] {
        sorted(general + PodSecurityRegistry.standard.rules(level: level, version: version))
    }

    private static func sorted(_ rules: [any LintRule]) -> [any LintRule] {
        rules.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
}
