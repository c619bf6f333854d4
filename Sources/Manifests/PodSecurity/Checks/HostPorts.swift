internal import Findings

extension PodSecurityCheck {
    /// A port of the node goes round network policies and collides with other pods.
    ///
    /// Allowed: `hostPort` missing or 0.
    static let hostPorts = PodSecurityCheck(
        "host-ports", upstream: "hostPorts", level: .baseline, severity: .medium,
        summary: "No container takes a port of its node.",
        remedy: "Remove `hostPort` and expose the container through a Service.",
        revisions: [Revision(since: 0, takenPorts)])
}

private func takenPorts(_ template: PodTemplate) -> [LintViolation] {
    template.containers.flatMap { container in
        container.field["ports"].elements.compactMap { port in
            let hostPort = port["hostPort"]
            guard hostPort.isPresent, hostPort.integer != 0 else { return nil }
            return LintViolation(
                "\(container.title) takes port \(hostPort.shown) of its node", at: hostPort, in: container)
        }
    }
}
