import Findings
import Manifests
import Testing

@Suite("Checks of the baseline profile") struct BaselineChecksTests {
    @Test(
        "privileged",
        arguments: [
            ("{ privileged: true }", 1), ("{ privileged: 'false' }", 1), ("{ privileged: yes }", 1),
            ("{ privileged: false }", 0), ("{ privileged: null }", 0), ("{}", 0),
        ])
    func privileged(context: String, count: Int) throws {
        let yaml = Samples.pod(container: "securityContext: \(context)")
        #expect(try Samples.security("privileged", yaml, level: .baseline).count == count)
        #expect(try Samples.security("privileged", yaml, level: .privileged).isEmpty)
    }

    @Test("host namespaces") func hostNamespaces() throws {
        let yaml = Samples.pod(spec: "hostNetwork: true\nhostPID: true\nhostIPC: false")
        #expect(
            try Samples.security("host-namespaces", yaml, level: .baseline) == ["spec.hostNetwork", "spec.hostPID"])
    }

    @Test("host paths; the restricted profile reports them once") func hostPaths() throws {
        let yaml = Samples.pod(
            spec: """
                volumes:
                  - name: tmp
                    emptyDir: {}
                  - name: root
                    hostPath: { path: / }
                """)
        #expect(try Samples.security("host-path-volumes", yaml, level: .baseline) == ["spec.volumes[1].hostPath"])
        #expect(try Samples.security("host-path-volumes", yaml).isEmpty)
        let restricted = try Samples.report(yaml).findings.filter { $0.route == "spec.volumes[1].hostPath" }
        #expect(restricted.map(\.rule) == ["kubernetes/pod-security/restricted-volumes"])
        #expect(restricted.first?.severity == .high)
    }

    @Test("host ports") func hostPorts() throws {
        let yaml = Samples.pod(
            container: """
                ports:
                  - containerPort: 80
                  - { containerPort: 80, hostPort: 0 }
                  - { containerPort: 80, hostPort: 8080 }
                  - { containerPort: 80, hostPort: '0' }
                """)
        #expect(
            try Samples.security("host-ports", yaml, level: .baseline) == [
                "spec.containers[0].ports[2].hostPort", "spec.containers[0].ports[3].hostPort",
            ])
    }

    @Test("hosts of probes and lifecycle hooks, from 1.34") func hosts() throws {
        let yaml = Samples.pod(
            container: """
                livenessProbe:
                  httpGet: { port: 80, host: 127.0.0.1 }
                readinessProbe:
                  tcpSocket: { port: 80, host: '' }
                startupProbe:
                  grpc: { port: 80 }
                lifecycle:
                  preStop:
                    tcpSocket: { port: 80, host: metadata.internal }
                """)
        let check = "host-probes-and-host-lifecycle"
        #expect(
            try Samples.security(check, yaml, level: .baseline, version: .one(34)) == [
                "spec.containers[0].livenessProbe.httpGet.host", "spec.containers[0].lifecycle.preStop.tcpSocket.host",
            ])
        #expect(try Samples.security(check, yaml, level: .baseline, version: .one(33)).isEmpty)
    }

    @Test("Windows host processes") func hostProcess() throws {
        let yaml = Samples.pod(
            container: "securityContext: { windowsOptions: { hostProcess: false } }",
            spec: "securityContext: { windowsOptions: { hostProcess: true } }")
        #expect(
            try Samples.security("windows-host-process", yaml, level: .baseline) == [
                "spec.securityContext.windowsOptions.hostProcess"
            ])
    }

    @Test("AppArmor profiles, in fields and annotations, at every version") func appArmor() throws {
        let prefix = "container.apparmor.security.beta.kubernetes.io"
        let yaml = Samples.pod(
            container: "securityContext: { appArmorProfile: { type: Localhost, localhostProfile: web } }",
            spec: "securityContext: { appArmorProfile: { type: Unconfined } }",
            metadata: """
                annotations:
                  \(prefix)/app: unconfined
                  \(prefix)/one: runtime/default
                  \(prefix)/two: localhost/web
                  \(prefix)/three: ''
                  other: unconfined
                """)
        let expected = [
            "metadata.annotations[\"\(prefix)/app\"]", "spec.securityContext.appArmorProfile.type",
        ]
        #expect(try Samples.security("apparmor-profile", yaml, level: .baseline) == expected)
        #expect(try Samples.security("apparmor-profile", yaml, level: .baseline, version: .one(0)) == expected)
    }

    @Test("SELinux options; container_engine_t from 1.31") func seLinux() throws {
        let yaml = Samples.pod(
            container: "securityContext: { seLinuxOptions: { type: container_engine_t, level: s0 } }",
            spec: "securityContext: { seLinuxOptions: { type: spc_t, user: root, role: '' } }")
        let pod = ["spec.securityContext.seLinuxOptions.type", "spec.securityContext.seLinuxOptions.user"]
        #expect(try Samples.security("selinux-options", yaml, version: .one(31)) == pod)
        #expect(
            try Samples.security("selinux-options", yaml, version: .one(30))
                == pod + ["spec.containers[0].securityContext.seLinuxOptions.type"])
    }

    @Test(
        "kernel parameters by version",
        arguments: [
            ("kernel.msgmax", nil as Int?), ("kernel.shm_rmid_forced", 0), ("net.ipv4.ip_local_reserved_ports", 27),
            ("net.ipv4.tcp_keepalive_time", 29), ("net.ipv4.tcp_rmem", 32), ("net.ipv4.tcp_notsent_lowat", 37),
        ])
    func sysctls(name: String, since: Int?) throws {
        let yaml = Samples.pod(spec: "securityContext: { sysctls: [{ name: \(name), value: '1' }] }")
        for minor in 0...40 {
            let isSafe = since.map { minor >= $0 } ?? false
            #expect(
                try Samples.security("sysctls", yaml, level: .baseline, version: .one(minor))
                    == (isSafe ? [] : ["spec.securityContext.sysctls[\"\(name)\"].name"]), "1.\(minor)")
        }
    }

    @Test("procMount, relaxed from 1.35 in a user namespace, but not by the restricted profile") func procMount() throws
    {
        let context = "securityContext: { procMount: Unmasked }"
        let shared = Samples.pod(container: context)
        let own = Samples.pod(container: context, spec: "hostUsers: false")
        let route = ["spec.containers[0].securityContext.procMount"]
        #expect(try Samples.security("proc-mount", shared, level: .baseline) == route)
        #expect(try Samples.security("proc-mount", own, level: .baseline).isEmpty)
        #expect(try Samples.security("proc-mount", own, level: .baseline, version: .one(34)) == route)
        #expect(try Samples.security("proc-mount-restricted", own) == route)
        #expect(try Samples.security("proc-mount-restricted", own, version: .one(34)).isEmpty)
        #expect(try Samples.security("proc-mount", own, version: .one(34)) == route)
    }

    @Test("added capabilities") func capabilities() throws {
        let yaml = Samples.pod(
            container: "securityContext: { capabilities: { add: [CHOWN, NET_RAW, CAP_CHOWN, chown] } }")
        #expect(
            try Samples.security("capabilities-baseline", yaml, level: .baseline)
                == ["NET_RAW", "CAP_CHOWN", "chown"].map {
                    "spec.containers[0].securityContext.capabilities.add[\"\($0)\"]"
                })
        #expect(try Samples.security("capabilities-baseline", yaml, version: .one(22)).isEmpty)
    }

    @Test("seccomp: annotations before 1.19, fields from then on") func seccomp() throws {
        let yaml = Samples.pod(
            container: "securityContext: { seccompProfile: { type: Unconfined } }",
            metadata: """
                annotations:
                  seccomp.security.alpha.kubernetes.io/pod: docker/default
                  container.seccomp.security.alpha.kubernetes.io/app: unconfined
                """)
        let check = "seccomp-profile-baseline"
        #expect(
            try Samples.security(check, yaml, level: .baseline, version: .one(18)) == [
                "metadata.annotations[\"container.seccomp.security.alpha.kubernetes.io/app\"]"
            ])
        #expect(
            try Samples.security(check, yaml, level: .baseline, version: .one(19)) == [
                "spec.containers[0].securityContext.seccompProfile.type"
            ])
    }
}
