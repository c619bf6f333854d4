/// The documents of a made-up history: one pipeline, many services, each release with an SBOM and manifests of its own.
///
/// Everything follows from the number of the release, so two histories of one size are the same.
struct HistoryTexts {
    static let components = 200
    private static let packages = 2000

    /// Rounds of a fixed mixing function; no randomness that differs between runs.
    private static func mixed(_ values: Int...) -> Int {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for value in values {
            state ^= UInt64(bitPattern: Int64(value)) &+ 0x9E37_79B9_7F4A_7C15 &+ (state << 6) &+ (state >> 2)
            state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
            state ^= state >> 31
        }
        return Int(truncatingIfNeeded: state >> 2)
    }

    static let pipeline = """
        apiVersion: sluice/v1alpha1
        kind: Pipeline
        metadata: { name: production }
        spec:
          stages:
            - name: vulnerabilities
              uses: vulnerability/scan
              with: { advisories: "file:advisories" }
            - name: sbom-diff
              uses: sbom/diff
            - name: objects
              uses: kubernetes/lint
              with: { profile: restricted, kubernetes: "1.33" }
            - name: sign-off
              uses: approval/quorum
              needs: [vulnerabilities, sbom-diff, objects]
              with:
                require: [{ role: release-manager, count: 1 }]
          policies: [policies/rules.yaml]

        """

    static func policy(blocking: String) -> String {
        """
        apiVersion: sluice/v1alpha1
        kind: Policy
        metadata: { name: rules }
        spec:
          rules:
            - name: serious-vulnerabilities-block
              match: { findings: ["vulnerability/*"] }
              expression: finding.severity in \(blocking)
              severity: blocking
            - name: other-vulnerabilities-warn
              match: { findings: ["vulnerability/*"] }
              severity: warning
            - name: objects-and-rejections-block
              match: { findings: ["kubernetes/*", "approval/rejected"] }
              severity: blocking
            - name: changes-are-told
              match: { findings: ["sbom/*"] }
              severity: informational

        """
    }

    static let trust = """
        apiVersion: sluice/v1alpha1
        kind: TrustPolicy
        metadata: { name: history }
        spec:
          roles: roles.yaml
          gates:
            - project: acme
              environment: production
              repository: repository
              ref: refs/heads/main
              pipeline: pipelines/production.yaml
              mandatoryStages: [vulnerabilities, objects, sign-off]
              waiverRoles: [security]

        """

    static func roles(key: String) -> String {
        """
        apiVersion: sluice/v1alpha1
        kind: Roles
        metadata: { name: history }
        spec:
          people:
            - name: alice
              identities: [alice@acme.example]
              keys: ["\(key)"]
              roles: [{ role: release-manager, projects: [acme] }]
            - { name: dave, identities: [dave@acme.example], keys: [], roles: [] }

        """
    }

    /// OSV records: every fourth package was vulnerable before 1.5.0, some of them seriously.
    static let advisories: [(name: String, text: String)] = stride(from: 0, to: packages, by: 4).map { number in
        let vector =
            switch number % 80 {
            case 0: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
            case 40: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:L/A:N"
            default: "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N"
            }
        return (
            "HISTORY-\(number).json",
            """
            {"schema_version":"1.6.0","id":"HISTORY-\(number)","modified":"2026-01-01T00:00:00Z","summary":"package-\(number) before 1.5.0","severity":[{"type":"CVSS_V3","score":"\(vector)"}],"affected":[{"package":{"ecosystem":"PyPI","name":"package-\(number)"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.5.0"}]}]}]}

            """
        )
    }

    let number: Int
    /// Every service is released fifty times or, in a small history, at least a few times.
    let service: Int

    init(_ number: Int, services: Int) {
        self.number = number
        service = number % services
    }

    var name: String { "service-\(service)" }
    var version: String { "1.0.\(number)" }
    var imageHex: String {
        String(Self.mixed(number, 1), radix: 16).padded(to: 32)
            + String(Self.mixed(number, 2), radix: 16).padded(to: 32)
    }

    /// Most components are the service's own; a few differ from release to release.
    var sbom: String {
        var rows: [String] = []
        for place in 0..<Self.components {
            let changes = Self.mixed(number, place) % 20 == 0
            let package =
                (Self.mixed(service, place) % (Self.packages / Self.components)) + place
                * (Self.packages / Self.components)
            let seed = changes ? Self.mixed(number, place, 3) : Self.mixed(service, place, 3)
            let version = "\(1 + seed % 9).\(seed / 9 % 10).\(seed / 90 % 10)"
            rows.append(
                """
                {"bom-ref":"\(place)","type":"library","name":"package-\(package)","version":"\(version)","licenses":[{"license":{"id":"\(["MIT", "Apache-2.0", "BSD-3-Clause"][package % 3])"}}],"purl":"pkg:pypi/package-\(package)@\(version)"}
                """)
        }
        return """
            {"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"metadata":{"component":{"type":"container","name":"\(name)","version":"\(version)"}},"components":[
            \(rows.joined(separator: ",\n"))]}

            """
    }

    var manifests: String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: \(name) }
        spec:
          selector: { matchLabels: { app: \(name) } }
          template:
            metadata: { labels: { app: \(name) } }
            spec:
              automountServiceAccountToken: false
              securityContext:
                runAsNonRoot: true
                seccompProfile: { type: RuntimeDefault }
              containers:
                - name: \(name)
                  image: registry.acme.example/\(name)@sha256:\(imageHex)
                  resources:
                    requests: { cpu: 100m, memory: 64Mi }
                    limits: { cpu: 100m, memory: 64Mi }
                  securityContext:
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                    capabilities: { drop: [ALL] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: \(name) }
        spec:
          selector: { app: \(name) }
          ports: [{ port: \(8000 + number % 1000) }]

        """
    }

    func release(sbomDigest: String, manifestsDigest: String) -> String {
        """
        apiVersion: sluice/v1alpha1
        kind: Release
        metadata: { project: acme, name: \(name), version: \(version) }
        spec:
          createdBy: dave@acme.example
          artifacts:
            - { name: image, type: image, digest: "sha256:\(imageHex)" }
            - { name: sbom, type: sbom, subject: image, digest: "\(sbomDigest)", path: sbom.json }
            - { name: objects, type: manifests, digest: "\(manifestsDigest)", path: objects.yaml }

        """
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        String(repeating: "0", count: max(0, width - utf8.count)) + self
    }
}
