internal import Findings

/// What both profiles say about the field `securityContext.seccompProfile`: a profile that is set is one that confines.
enum SeccompProfile {
    private static let allowedTypes = ["RuntimeDefault", "Localhost"]

    /// Whether a profile is set that both accept.
    static func isAllowed(_ context: ManifestField) -> Bool {
        context["seccompProfile"]["type"].isOne(of: allowedTypes)
    }

    /// What is wrong with the profile that a scope sets; nothing when it sets none.
    static func forbidden(_ scope: SecurityScope) -> LintViolation? {
        let profile = scope.context["seccompProfile"]
        guard profile.isPresent, !isAllowed(scope.context) else { return nil }
        let type = profile["type"]
        return LintViolation(
            "\(scope.title) asks for seccomp profile \(type.shown)", at: type, in: scope.container, severity: .high)
    }
}
