internal import Findings

extension PodSecurityCheck {
    /// Capabilities beyond the container runtimes' default set are ways to the node.
    ///
    /// Allowed in `securityContext.capabilities.add`: nothing, or names from the default set, spelled without `CAP_`.
    static let capabilitiesBaseline = PodSecurityCheck(
        "capabilities-baseline", upstream: "capabilities_baseline", level: .baseline, severity: .high,
        summary: "No container adds a capability beyond the default set.",
        remedy: "Remove the capability from `securityContext.capabilities.add`.",
        revisions: [Revision(since: 0, addedCapabilities)])
}

private let defaultSet = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
    "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
]

private func addedCapabilities(_ template: PodTemplate) -> [LintViolation] {
    template.containers.flatMap { container in
        container.securityContext["capabilities"]["add"].elements(by: \.string).compactMap { capability in
            guard !capability.isOne(of: defaultSet) else { return nil }
            return LintViolation(
                "\(container.title) adds the capability \(capability.shown)", at: capability, in: container)
        }
    }
}
