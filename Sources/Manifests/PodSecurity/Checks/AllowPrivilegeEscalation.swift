internal import Findings

extension PodSecurityCheck {
    /// Without this a set-user-ID program makes its caller root.
    ///
    /// Required from 1.8: `securityContext.allowPrivilegeEscalation: false`. From 1.25 not for Windows pods.
    static let allowPrivilegeEscalation = PodSecurityCheck(
        "allow-privilege-escalation", upstream: "allowPrivilegeEscalation", level: .restricted, severity: .high,
        summary: "No container can gain more privileges than it started with.",
        remedy: "Set `securityContext.allowPrivilegeEscalation: false` in the container.",
        revisions: [
            Revision(since: 8, escalations),
            Revision(since: 25) { $0.isWindows ? [] : escalations($0) },
        ])
}

private func escalations(_ template: PodTemplate) -> [LintViolation] {
    template.containers.compactMap { container in
        let allowed = container.securityContext["allowPrivilegeEscalation"]
        guard allowed.bool != false else { return nil }
        return LintViolation(
            allowed.isPresent
                ? "\(container.title) allows privilege escalation"
                : "\(container.title) does not forbid privilege escalation",
            at: allowed, in: container)
    }
}
