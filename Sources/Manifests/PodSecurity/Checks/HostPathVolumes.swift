internal import Findings

extension PodSecurityCheck {
    /// A volume from the node's file system is a door to the node.
    ///
    /// Allowed: `hostPath` missing in every volume. The restricted profile asks for more, in `restrictedVolumes`.
    static let hostPathVolumes = PodSecurityCheck(
        "host-path-volumes", upstream: "hostPathVolumes", level: .baseline, severity: .high,
        summary: "No volume comes from the node's file system.",
        remedy: "Use a persistent volume claim, a config map, a secret or an emptyDir instead of `hostPath`.",
        revisions: [Revision(since: 0, hostPaths)])
}

private func hostPaths(_ template: PodTemplate) -> [LintViolation] {
    template.spec["volumes"].elements.compactMap { volume in
        let hostPath = volume["hostPath"]
        guard hostPath.isPresent else { return nil }
        return LintViolation("volume \(volume["name"].shown) mounts a path of the node", at: hostPath)
    }
}
