internal import Findings

extension PodSecurityCheck {
    /// Seccomp's default profile is off unless a pod asks for it.
    ///
    /// Required from 1.19: `securityContext.seccompProfile.type` `RuntimeDefault` or `Localhost` in every container, or in the
    /// pod and not otherwise in a container. From 1.25 not for Windows pods.
    static let seccompProfileRestricted = PodSecurityCheck(
        "seccomp-profile-restricted", upstream: "seccompProfile_restricted", level: .restricted, severity: .medium,
        summary: "Every container runs under a seccomp profile.",
        remedy: "Set `securityContext.seccompProfile.type: RuntimeDefault` in the pod or in the container.",
        revisions: [
            Revision(since: 19, overriding: ["seccomp-profile-baseline"], unconfined),
            Revision(since: 25, overriding: ["seccomp-profile-baseline"]) { $0.isWindows ? [] : unconfined($0) },
        ])
}

/// A container that says nothing is reported only when the pod says nothing either: else the pod's own finding covers it.
private func unconfined(_ template: PodTemplate) -> [LintViolation] {
    let podSays = template.securityContext["seccompProfile"].isPresent
    return template.securityScopes.compactMap { scope in
        let profile = scope.context["seccompProfile"]
        if profile.isPresent { return SeccompProfile.forbidden(scope) }
        guard let container = scope.container, !podSays else { return nil }
        return LintViolation("\(scope.title) runs without a seccomp profile", at: profile["type"], in: container)
    }
}
