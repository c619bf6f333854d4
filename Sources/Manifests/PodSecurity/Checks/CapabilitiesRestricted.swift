internal import Findings

extension PodSecurityCheck {
    /// A container needs no capability, but perhaps the one to listen on a low port.
    ///
    /// Required from 1.22: `ALL` in `securityContext.capabilities.drop`, and nothing but `NET_BIND_SERVICE` in `add`. From
    /// 1.25 not for Windows pods.
    static let capabilitiesRestricted = PodSecurityCheck(
        "capabilities-restricted", upstream: "capabilities_restricted", level: .restricted, severity: .medium,
        summary: "Every container drops all capabilities and adds none but NET_BIND_SERVICE.",
        remedy: "Set `securityContext.capabilities.drop: [ALL]`, and `add` at most NET_BIND_SERVICE.",
        revisions: [
            Revision(since: 22, overriding: ["capabilities-baseline"], keptCapabilities),
            Revision(since: 25, overriding: ["capabilities-baseline"]) { $0.isWindows ? [] : keptCapabilities($0) },
        ])
}

private func keptCapabilities(_ template: PodTemplate) -> [LintViolation] {
    template.containers.flatMap { container in
        let capabilities = container.securityContext["capabilities"]
        var violations: [LintViolation] = []
        if !capabilities["drop"].elements.contains(where: { $0.isString("ALL") }) {
            violations.append(
                LintViolation(
                    "\(container.title) does not drop all capabilities", at: capabilities["drop"], in: container,
                    remedy: "Add ALL to `securityContext.capabilities.drop` of the container."))
        }
        for capability in capabilities["add"].elements(by: \.string) where !capability.isString("NET_BIND_SERVICE") {
            violations.append(
                LintViolation(
                    "\(container.title) adds the capability \(capability.shown)", at: capability, in: container,
                    remedy: "Remove the capability from `securityContext.capabilities.add`.",
                    severity: .high))
        }
        return violations
    }
}
