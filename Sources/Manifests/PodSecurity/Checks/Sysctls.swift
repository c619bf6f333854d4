internal import Findings

extension PodSecurityCheck {
    /// Kernel parameters reach beyond their pod, but for the few that have a namespace of their own.
    ///
    /// Allowed: the parameters that Kubernetes calls safe, a list that grows with its versions.
    static let sysctls = PodSecurityCheck(
        "sysctls", upstream: "sysctls", level: .baseline, severity: .medium,
        summary: "Only kernel parameters that are safe at this Kubernetes version are set.",
        remedy: "Remove the kernel parameter, or have the node's administrator set it.",
        revisions: [
            Revision(since: 0) { unsafeSysctls($0, safe: safeFrom0) },
            Revision(since: 27) { unsafeSysctls($0, safe: safeFrom27) },
            Revision(since: 29) { unsafeSysctls($0, safe: safeFrom29) },
            Revision(since: 32) { unsafeSysctls($0, safe: safeFrom32) },
            Revision(since: 37) { unsafeSysctls($0, safe: safeFrom37) },
        ])
}

private let safeFrom0 = [
    "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range",
    "net.ipv4.ip_unprivileged_port_start",
]
private let safeFrom27 = safeFrom0 + ["net.ipv4.ip_local_reserved_ports"]
private let safeFrom29 =
    safeFrom27 + [
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
    ]
private let safeFrom32 = safeFrom29 + ["net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"]
private let safeFrom37 = safeFrom32 + ["net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat"]

private func unsafeSysctls(_ template: PodTemplate, safe: [String]) -> [LintViolation] {
    template.securityContext["sysctls"].elements(by: { $0["name"].string }).compactMap { sysctl in
        let name = sysctl["name"]
        guard !name.isOne(of: safe) else { return nil }
        return LintViolation("the pod sets the unsafe kernel parameter \(name.shown)", at: name)
    }
}
