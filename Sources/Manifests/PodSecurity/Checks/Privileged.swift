internal import Findings

extension PodSecurityCheck {
    /// Privileged containers switch off most of what keeps them from the node.
    ///
    /// Allowed: `securityContext.privileged` missing or false.
    static let privileged = PodSecurityCheck(
        "privileged", upstream: "privileged", level: .baseline, severity: .critical,
        summary: "No container is privileged.",
        remedy: "Remove `securityContext.privileged`, or set it to false.",
        revisions: [Revision(since: 0, privilegedContainers)])
}

private func privilegedContainers(_ template: PodTemplate) -> [LintViolation] {
    template.containers.compactMap { container in
        let privileged = container.securityContext["privileged"]
        guard privileged.isPresent, privileged.bool != false else { return nil }
        return LintViolation("\(container.title) is privileged", at: privileged, in: container)
    }
}
