internal import Findings

extension PodSecurityCheck {
    /// A probe or lifecycle hook with a host makes the node's kubelet call wherever the pod's author likes.
    ///
    /// Allowed from 1.34: `host` missing or empty in `httpGet` and `tcpSocket` of every probe and lifecycle hook.
    static let hostProbesAndHostLifecycle = PodSecurityCheck(
        "host-probes-and-host-lifecycle", upstream: "hostProbesAndHostLifecycle", level: .baseline, severity: .medium,
        summary: "No probe and no lifecycle hook names a host.",
        remedy: "Remove `host`: probes and hooks then call the pod itself.",
        revisions: [Revision(since: 34, namedHosts)])
}

private let handlers = [
    ["livenessProbe"], ["readinessProbe"], ["startupProbe"], ["lifecycle", "postStart"], ["lifecycle", "preStop"],
]

private func namedHosts(_ template: PodTemplate) -> [LintViolation] {
    template.containers.flatMap { container in
        handlers.flatMap { path in
            ["httpGet", "tcpSocket"].compactMap { action -> LintViolation? in
                let host = path.reduce(container.field) { $0[$1] }[action]["host"]
                guard host.isPresent, !host.isString("") else { return nil }
                let handler = path.joined(separator: ".")
                return LintViolation(
                    "\(handler) of \(container.title) calls the host \(host.shown)", at: host, in: container)
            }
        }
    }
}
