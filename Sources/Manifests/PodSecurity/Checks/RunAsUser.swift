internal import Findings

extension PodSecurityCheck {
    /// User 0 is root, on the node as well unless the pod has its own user namespace.
    ///
    /// Forbidden from 1.23: `securityContext.runAsUser: 0`, in the pod and in every container. From 1.35 not for pods with
    /// their own user namespace.
    static let runAsUser = PodSecurityCheck(
        "run-as-user", upstream: "runAsUser", level: .restricted, severity: .high,
        summary: "No container is told to run as user 0.",
        remedy: "Set `securityContext.runAsUser` to another number than 0, or remove it.",
        revisions: [
            Revision(since: 23, rootUsers),
            Revision(since: 35) { $0.hasUserNamespace ? [] : rootUsers($0) },
        ])
}

private func rootUsers(_ template: PodTemplate) -> [LintViolation] {
    template.securityScopes.compactMap { scope in
        let user = scope.context["runAsUser"]
        guard user.isPresent, (user.integer ?? 0) == 0 else { return nil }
        return LintViolation("\(scope.title) runs as user \(user.shown)", at: user, in: scope.container)
    }
}
