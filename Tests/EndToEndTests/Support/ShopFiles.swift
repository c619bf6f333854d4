/// The texts of a small shop that is released through a gate.
enum ShopFiles {
    static let pipeline = """
        apiVersion: sluice/v1alpha1
        kind: Pipeline
        metadata:
          name: production
        spec:
          stages:
            - name: signatures
              uses: signature/verify
              with:
                keys: ["file:release.pub"]
                require:
                  - { type: manifests, by: signature }
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
              needs: [signatures, vulnerabilities, sbom-diff, objects]
              with:
                require:
                  - { role: release-manager, count: 2 }
          policies: [policies/rules.yaml]

        """

    static let policy = """
        apiVersion: sluice/v1alpha1
        kind: Policy
        metadata:
          name: rules
        spec:
          rules:
            - name: serious-vulnerabilities-block
              match: { findings: ["vulnerability/*"] }
              expression: finding.severity in ['critical', 'high', 'unknown']
              severity: blocking
            - name: other-vulnerabilities-warn
              match: { findings: ["vulnerability/*"] }
              severity: warning
            - name: these-block
              match: { findings: ["signature/*", "approval/rejected", "kubernetes/*"] }
              severity: blocking
            - name: changes-are-told
              match: { findings: ["sbom/*"] }
              severity: informational
          tests:
            - name: a critical one blocks
              finding: { rule: vulnerability/known, severity: critical, artifact: shop, message: bad }
              expect: blocking

        """

    static let trust = """
        apiVersion: sluice/v1alpha1
        kind: TrustPolicy
        metadata:
          name: acme
        spec:
          roles: roles.yaml
          changes:
            - { role: release-manager, count: 2 }
          gates:
            - project: acme
              environment: production
              repository: ../repository
              ref: refs/heads/main
              pipeline: pipelines/production.yaml
              mandatoryStages: [signatures, vulnerabilities, objects, sign-off]
              waiverRoles: [security]

        """

    /// The roles of the people, each with the lines of their public keys.
    static func roles(_ people: [(name: String, role: String, keys: [String])]) -> String {
        people.reduce(
            """
            apiVersion: sluice/v1alpha1
            kind: Roles
            metadata:
              name: acme
            spec:
              people:

            """
        ) { text, person in
            text + """
                    - name: \(person.name)
                      identities: [\(person.name)@acme.example]
                      keys:
                \(person.keys.map { "        - \($0)\n" }.joined())\
                      roles:
                        - { role: \(person.role), projects: [acme] }

                """
        }
    }

    static let imageDigest = "sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d"

    static func sbom(requests: String = "2.32.3") -> String {
        """
        {"bomFormat":"CycloneDX","specVersion":"1.5","version":1,
         "metadata":{"component":{"type":"container","name":"shop","version":"1.0.0"}},
         "components":[
          {"type":"library","name":"idna","version":"3.7","purl":"pkg:pypi/idna@3.7"},
          {"type":"library","name":"requests","version":"\(requests)","purl":"pkg:pypi/requests@\(requests)"}]}

        """
    }

    /// OSV records by file name; `requests` before 2.32.0 is vulnerable.
    static let advisories = [
        "TEST-2026-1.json": advisory("TEST-2026-1", of: "requests", fixed: "2.32.0"),
        "TEST-2026-2.json": advisory("TEST-2026-2", of: "leftpad", fixed: "2.0"),
        "TEST-2026-3.json": advisory("TEST-2026-3", of: "idna", fixed: "3.0"),
    ]

    private static func advisory(_ id: String, of name: String, fixed: String) -> String {
        """
        {"schema_version":"1.6.0","id":"\(id)","modified":"2026-01-01T00:00:00Z","summary":"\(name) before \(fixed)",
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
         "affected":[{"package":{"ecosystem":"PyPI","name":"\(name)"},
          "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"\(fixed)"}]}]}]}

        """
    }

    static let objects = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: shop
        spec:
          selector: { matchLabels: { app: shop } }
          template:
            metadata: { labels: { app: shop } }
            spec:
              automountServiceAccountToken: false
              securityContext:
                runAsNonRoot: true
                seccompProfile: { type: RuntimeDefault }
              containers:
                - name: shop
                  image: registry.acme.example/shop@\(imageDigest)
                  resources:
                    requests: { cpu: 100m, memory: 64Mi }
                    limits: { cpu: 100m, memory: 64Mi }
                  securityContext:
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                    capabilities: { drop: [ALL] }

        """
}
