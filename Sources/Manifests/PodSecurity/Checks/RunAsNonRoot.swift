internal import Findings

extension PodSecurityCheck {
    /// The kubelet refuses to start a container as root only where it is told to.
    ///
    /// Required: `securityContext.runAsNonRoot: true` in every container, or in the pod and not otherwise in a container. From
    /// 1.35 not for pods with their own user namespace.
    static let runAsNonRoot = PodSecurityCheck(
        "run-as-non-root", upstream: "runAsNonRoot", level: .restricted, severity: .high,
        summary: "Every container is required to run as another user than root.",
        remedy: "Set `securityContext.runAsNonRoot: true` in the pod or in the container.",
        revisions: [
            Revision(since: 0, rootAllowed),
            Revision(since: 35) { $0.hasUserNamespace ? [] : rootAllowed($0) },
        ])
}

/// A container that says nothing is reported only when the pod says nothing either: else the pod's own finding covers it.
private func rootAllowed(_ template: PodTemplate) -> [LintViolation] {
    let podSays = template.securityContext["runAsNonRoot"]
    return template.securityScopes.compactMap { scope in
        let required = scope.context["runAsNonRoot"]
        if required.isPresent {
            guard required.bool != true else { return nil }
            return LintViolation(
                "\(scope.title) may run as root: runAsNonRoot is \(required.shown)", at: required, in: scope.container)
        }
        guard scope.container != nil, !podSays.isPresent else { return nil }
        return LintViolation("nothing requires \(scope.title) not to run as root", at: required, in: scope.container)
    }
}
