/// The checks of the Pod Security Standards, and which of them hold for a profile and a version.
package struct PodSecurityRegistry: Sendable {
    /// Sorted by id.
    package let checks: [PodSecurityCheck]

    /// Every check that Kubernetes has.
    ///
    /// A new check adds one line here.
    package static let standard = PodSecurityRegistry(unchecked: [
        .allowPrivilegeEscalation,
        .appArmorProfile,
        .capabilitiesBaseline,
        .capabilitiesRestricted,
        .hostNamespaces,
        .hostPathVolumes,
        .hostPorts,
        .hostProbesAndHostLifecycle,
        .privileged,
        .procMount,
        .procMountRestricted,
        .restrictedVolumes,
        .runAsNonRoot,
        .runAsUser,
        .seccompProfileBaseline,
        .seccompProfileRestricted,
        .seLinuxOptions,
        .sysctls,
        .windowsHostProcess,
    ])

    /// - Throws: The first mistake in the list.
    package init(_ checks: [PodSecurityCheck]) throws(PodSecurityRegistryError) {
        try PodSecurityRegistry.validate(checks)
        self.init(unchecked: checks)
    }

    private init(unchecked checks: [PodSecurityCheck]) {
        self.checks = checks.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// The rules that a profile has at a version, sorted by id; none for `privileged`.
    ///
    /// A version newer than all revisions means the newest revisions. A restricted check that asks for more of the same
    /// replaces its baseline one, so that one mistake is one finding.
    package func rules(level: PodSecurityLevel, version: KubernetesVersion) -> [PodSecurityRule] {
        let active = checks.compactMap { check -> PodSecurityRule? in
            guard level >= check.level, let (number, revision) = check.revision(for: version) else { return nil }
            return PodSecurityRule(check: check, number: number, active: revision)
        }
        let overridden = active.flatMap(\.active.overrides)
        return active.filter { rule in !overridden.contains { $0.utf8.elementsEqual(rule.check.id.utf8) } }
    }

    private static func validate(_ checks: [PodSecurityCheck]) throws(PodSecurityRegistryError) {
        var levels: [String: PodSecurityLevel] = [:]
        for check in checks {
            guard levels.updateValue(check.level, forKey: check.id) == nil else { throw .duplicateCheck(check.id) }
            guard check.level != .privileged else { throw .wrongLevel(check.id) }
            guard !check.revisions.isEmpty else { throw .noRevisions(check.id) }
            for (earlier, later) in zip(check.revisions, check.revisions.dropFirst())
            where earlier.since >= later.since {
                throw .revisionsOutOfOrder(check.id)
            }
        }
        for check in checks {
            for overridden in check.revisions.flatMap(\.overrides)
            where check.level != .restricted || levels[overridden] != .baseline {
                throw .illegalOverride(check: check.id, overridden: overridden)
            }
        }
    }
}
