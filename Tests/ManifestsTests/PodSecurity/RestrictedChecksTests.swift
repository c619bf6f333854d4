import Manifests
import Testing

@Suite("Checks of the restricted profile") struct RestrictedChecksTests {
    private let windows = "os: { name: windows }"

    @Test("privilege escalation must be forbidden from 1.8, but not on Windows from 1.25") func escalation() throws {
        let check = "allow-privilege-escalation"
        let route = ["spec.containers[0].securityContext.allowPrivilegeEscalation"]
        #expect(try Samples.security(check, Samples.pod()) == route)
        #expect(try Samples.security(check, Samples.pod(), level: .baseline).isEmpty)
        #expect(try Samples.security(check, Samples.pod(), version: .one(7)).isEmpty)
        #expect(try Samples.security(check, Samples.pod(spec: windows)).isEmpty)
        #expect(try Samples.security(check, Samples.pod(spec: windows), version: .one(24)) == route)
        let forbidden = Samples.pod(container: "securityContext: { allowPrivilegeEscalation: false }")
        #expect(try Samples.security(check, forbidden).isEmpty)
    }

    @Test("ALL capabilities are dropped and at most NET_BIND_SERVICE added, from 1.22") func capabilities() throws {
        let check = "capabilities-restricted"
        let context = "spec.containers[0].securityContext.capabilities"
        let none = Samples.pod()
        let most = Samples.pod(container: "securityContext: { capabilities: { drop: [NET_RAW], add: [CHOWN] } }")
        let good = Samples.pod(container: "securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")
        #expect(try Samples.security(check, none) == ["\(context).drop"])
        #expect(try Samples.security(check, none, version: .one(21)).isEmpty)
        #expect(try Samples.security(check, most).sorted() == ["\(context).add[\"CHOWN\"]", "\(context).drop"])
        #expect(try Samples.security(check, good).isEmpty)
        #expect(try Samples.security(check, Samples.pod(spec: windows)).isEmpty)
    }

    @Test("runAsNonRoot: the container decides, then the pod; a user namespace excuses from 1.35") func nonRoot() throws
    {
        let check = "run-as-non-root"
        let container = ["spec.containers[0].securityContext.runAsNonRoot"]
        let yes = "securityContext: { runAsNonRoot: true }"
        let no = "securityContext: { runAsNonRoot: false }"
        #expect(try Samples.security(check, Samples.pod()) == container)
        #expect(try Samples.security(check, Samples.pod(spec: yes)).isEmpty)
        #expect(try Samples.security(check, Samples.pod(container: yes)).isEmpty)
        #expect(try Samples.security(check, Samples.pod(container: no, spec: yes)) == container)
        #expect(
            try Samples.security(check, Samples.pod(container: yes, spec: no)) == ["spec.securityContext.runAsNonRoot"])
        #expect(try Samples.security(check, Samples.pod(spec: no)) == ["spec.securityContext.runAsNonRoot"])
        #expect(try Samples.security(check, Samples.pod(spec: "hostUsers: false")).isEmpty)
        #expect(try Samples.security(check, Samples.pod(spec: "hostUsers: false"), version: .one(34)) == container)
    }

    @Test(
        "runAsUser 0, from 1.23",
        arguments: [("0", 1), ("00", 1), ("'0'", 1), ("root", 1), ("1000", 0), ("null", 0)])
    func user(user: String, count: Int) throws {
        let yaml = Samples.pod(spec: "securityContext: { runAsUser: \(user) }")
        let routes = Array(repeating: "spec.securityContext.runAsUser", count: count)
        #expect(try Samples.security("run-as-user", yaml) == routes)
        #expect(try Samples.security("run-as-user", yaml, version: .one(22)).isEmpty)
        let own = yaml.replacing("spec:\n", with: "spec:\n  hostUsers: false\n")
        #expect(try Samples.security("run-as-user", own, version: .one(34)) == routes)
        #expect(try Samples.security("run-as-user", own, version: .one(35)).isEmpty)
    }

    @Test("seccomp must be asked for from 1.19, but not on Windows from 1.25") func seccomp() throws {
        let check = "seccomp-profile-restricted"
        let container = ["spec.containers[0].securityContext.seccompProfile.type"]
        let on = "securityContext: { seccompProfile: { type: RuntimeDefault } }"
        let off = "securityContext: { seccompProfile: { type: Unconfined } }"
        #expect(try Samples.security(check, Samples.pod()) == container)
        #expect(try Samples.security(check, Samples.pod(), version: .one(18)).isEmpty)
        #expect(try Samples.security(check, Samples.pod(spec: on)).isEmpty)
        #expect(try Samples.security(check, Samples.pod(container: on)).isEmpty)
        #expect(try Samples.security(check, Samples.pod(container: off, spec: on)) == container)
        #expect(try Samples.security(check, Samples.pod(spec: off)) == ["spec.securityContext.seccompProfile.type"])
        #expect(
            try Samples.security(check, Samples.pod(container: "securityContext: { seccompProfile: {} }", spec: on))
                == container)
        #expect(try Samples.security(check, Samples.pod(spec: windows)).isEmpty)
    }

    @Test(
        "volume types",
        arguments: [
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected",
            "secret",
        ])
    func allowedVolumes(type: String) throws {
        let yaml = Samples.pod(spec: "volumes: [{ name: data, \(type): {} }]")
        #expect(try Samples.security("restricted-volumes", yaml).isEmpty)
        let both = Samples.pod(spec: "volumes: [{ name: data, \(type): {}, nfs: {} }]")
        #expect(try Samples.security("restricted-volumes", both) == ["spec.volumes[0].nfs"])
    }

    @Test("other volume types, and none at all, are refused", arguments: ["nfs", "gitRepo", "flexVolume", "newThing"])
    func refusedVolumes(type: String) throws {
        let yaml = Samples.pod(spec: "volumes: [{ name: data, \(type): {} }]")
        #expect(try Samples.security("restricted-volumes", yaml, version: .one(0)) == ["spec.volumes[0].\(type)"])
        #expect(try Samples.security("restricted-volumes", Samples.pod(spec: "volumes: [{ name: data }]")).count == 1)
    }
}
