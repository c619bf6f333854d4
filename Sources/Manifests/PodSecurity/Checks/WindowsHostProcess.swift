internal import Findings

extension PodSecurityCheck {
    /// A Windows host process container is a process of the node.
    ///
    /// Allowed: `securityContext.windowsOptions.hostProcess` missing or false, of the pod and of every container.
    static let windowsHostProcess = PodSecurityCheck(
        "windows-host-process", upstream: "windowsHostProcess", level: .baseline, severity: .critical,
        summary: "No Windows container runs as a process of its node.",
        remedy: "Remove `securityContext.windowsOptions.hostProcess`, or set it to false.",
        revisions: [Revision(since: 0, hostProcesses)])
}

private func hostProcesses(_ template: PodTemplate) -> [LintViolation] {
    template.securityScopes.compactMap { scope in
        let hostProcess = scope.context["windowsOptions"]["hostProcess"]
        guard hostProcess.isPresent, hostProcess.bool != false else { return nil }
        return LintViolation(
            "\(scope.title) runs as a process of its Windows node", at: hostProcess, in: scope.container)
    }
}
