import Findings
import Manifests
import Testing

@Suite("The registry of pod security checks") struct PodSecurityRegistryTests {
    private func check(
        _ id: String, level: PodSecurityLevel = .baseline, revisions: [PodSecurityCheck.Revision]
    ) -> PodSecurityCheck {
        PodSecurityCheck(
            id, upstream: id, level: level, severity: .low, summary: "", remedy: "", revisions: revisions)
    }

    private func revision(_ minor: Int, overriding: [String] = []) -> PodSecurityCheck.Revision {
        PodSecurityCheck.Revision(since: minor, overriding: overriding) { _ in [] }
    }

    @Test("the standard list is valid and sorted") func standard() throws {
        let registry = try PodSecurityRegistry(PodSecurityRegistry.standard.checks)
        #expect(registry.checks.count == 19)
        #expect(registry.checks.map(\.id) == registry.checks.map(\.id).sorted())
    }

    @Test("each mistake in a list is refused") func mistakes() {
        #expect(throws: PodSecurityRegistryError.duplicateCheck("a")) {
            try PodSecurityRegistry([check("a", revisions: [revision(0)]), check("a", revisions: [revision(0)])])
        }
        #expect(throws: PodSecurityRegistryError.wrongLevel("a")) {
            try PodSecurityRegistry([check("a", level: .privileged, revisions: [revision(0)])])
        }
        #expect(throws: PodSecurityRegistryError.noRevisions("a")) {
            try PodSecurityRegistry([check("a", revisions: [])])
        }
        #expect(throws: PodSecurityRegistryError.revisionsOutOfOrder("a")) {
            try PodSecurityRegistry([check("a", revisions: [revision(3), revision(3)])])
        }
        #expect(throws: PodSecurityRegistryError.illegalOverride(check: "a", overridden: "b")) {
            try PodSecurityRegistry([
                check("a", revisions: [revision(0, overriding: ["b"])]), check("b", revisions: [revision(0)]),
            ])
        }
        #expect(throws: PodSecurityRegistryError.illegalOverride(check: "a", overridden: "c")) {
            try PodSecurityRegistry([check("a", level: .restricted, revisions: [revision(0, overriding: ["c"])])])
        }
    }

    @Test("a profile has the checks of the looser ones, but for those it replaces; privileged has none")
    func profiles() {
        func ids(_ level: PodSecurityLevel, _ version: KubernetesVersion) -> [String] {
            PodSecurityRegistry.standard.rules(level: level, version: version).map(\.check.id)
        }
        #expect(ids(.privileged, .latest).isEmpty)
        #expect(ids(.baseline, .one(0)).count == 11)
        #expect(ids(.baseline, .one(34)).count == 12)
        #expect(!ids(.restricted, .one(0)).contains("host-path-volumes"))
        #expect(ids(.restricted, .one(21)).contains("capabilities-baseline"))
        #expect(!ids(.restricted, .one(22)).contains("capabilities-baseline"))
        #expect(ids(.restricted, .one(18)).contains("seccomp-profile-baseline"))
        #expect(!ids(.restricted, .one(19)).contains("seccomp-profile-baseline"))
        #expect(ids(.restricted, .one(34)).contains("proc-mount"))
        #expect(!ids(.restricted, .one(35)).contains("proc-mount"))
    }

    @Test("versions newer than every revision have the newest ones") func future() {
        let newest = PodSecurityRegistry.standard.rules(level: .restricted, version: .latest)
        let future = PodSecurityRegistry.standard.rules(level: .restricted, version: .one(99))
        #expect(newest.map(\.number) == future.map(\.number))
    }
}
