internal import Findings

extension PodSecurityCheck {
    /// A pod that shares a namespace of its node sees and reaches what runs there.
    ///
    /// Allowed: `hostNetwork`, `hostPID` and `hostIPC` missing or false.
    static let hostNamespaces = PodSecurityCheck(
        "host-namespaces", upstream: "hostNamespaces", level: .baseline, severity: .critical,
        summary: "The pod shares no namespace of its node.",
        remedy: "Remove `hostNetwork`, `hostPID` and `hostIPC`, or set them to false.",
        revisions: [Revision(since: 0, sharedNamespaces)])
}

private func sharedNamespaces(_ template: PodTemplate) -> [LintViolation] {
    ["hostNetwork", "hostPID", "hostIPC"].compactMap { name in
        let shared = template.spec[name]
        guard shared.isPresent, shared.bool != false else { return nil }
        return LintViolation(
            "the pod shares a namespace of its node: \(name)", at: shared,
            remedy: "Remove `\(name)`, or set it to false.")
    }
}
