import Findings
import Manifests
import Testing

@Suite("Linting manifests") struct ManifestLintTests {
    @Test("a hardened Deployment has no findings and counts as examined") func hardened() throws {
        let report = try Samples.report(Samples.hardened)
        #expect(report.findings.isEmpty)
        #expect(report.completeness == Completeness(examined: 1, of: 1))
        #expect(report.subjects.count == 1)
        #expect(report.subjects.first?.hasPrefix("apps/v1/Deployment/shop/web@sha256:") == true)
    }

    @Test("no objects are nothing examined") func nothing() throws {
        #expect(try Samples.report("").completeness == .nothing)
    }

    @Test("a finding names object, route, place, container, remedy and facts") func finding() throws {
        let yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web, namespace: shop }
            spec:
              template:
                spec:
                  containers:
                    - name: app
                      image: nginx
                      securityContext:
                        privileged: true
            """
        let report = try Samples.report(yaml, level: .baseline)
        let finding = try #require(report.findings.first { $0.rule == "kubernetes/pod-security/privileged" })
        #expect(finding.severity == .critical)
        #expect(finding.artifact == "manifests")
        #expect(finding.subject == "apps/v1/Deployment/shop/web")
        #expect(finding.subjectIdentity == report.subjects.first)
        #expect(finding.route == "spec.template.spec.containers[0].securityContext.privileged")
        #expect(finding.location == FindingLocation(file: "web.yaml", line: 11, column: 25))
        #expect(finding.message == "Deployment web: container \"app\" is privileged")
        #expect(finding.remedy == "Remove `securityContext.privileged`, or set it to false.")
        #expect(
            finding.facts == [
                "kind": "Deployment", "namespace": "shop", "container": "app", "containerRole": "containers",
                "image": "nginx", "profile": "baseline", "check": "privileged",
            ])
    }

    @Test("what is missing is located at the nearest parent there is") func missingField() throws {
        let yaml = """
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
                - name: app
                  image: nginx
                  securityContext:
                    capabilities:
            """
        let report = try Samples.report(yaml)
        let drop = try #require(report.findings.first { $0.rule.hasSuffix("capabilities-restricted") })
        #expect(drop.route == "spec.containers[0].securityContext.capabilities.drop")
        #expect(drop.location == FindingLocation(file: "web.yaml", line: 9, column: 9))
        let limit = try #require(report.findings.first { $0.rule == "kubernetes/cpu-limit" })
        #expect(limit.route == "spec.containers[0].resources.limits.cpu")
        #expect(limit.location?.line == 6)
    }

    @Test("findings are sorted by place, then by rule") func order() throws {
        let findings = try Samples.report(Samples.pod(container: "ports: [{ hostPort: 80 }]")).findings
        let keys = findings.map { [$0.location?.line ?? 0, $0.location?.column ?? 0] }
        #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1) })
        for (left, right) in zip(findings, findings.dropFirst()) where left.location == right.location {
            #expect(left.rule <= right.rule)
        }
    }

    @Test("an unknown kind is not examined, known kinds without pods are") func completeness() throws {
        let yaml = """
            apiVersion: v1
            kind: Service
            metadata: { name: web }
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: { name: web }
            ---
            apiVersion: example.org/v1
            kind: Widget
            metadata: { name: web }
            ---
            apiVersion: example.org/v1
            kind: Service
            metadata: { name: web }
            """
        #expect(
            try Samples.report(yaml).completeness
                == Completeness(examined: 2, of: 4, because: [.init("unknown-kind", count: 2)]))
    }

    @Test("the identity changes with the content, and not with its layout") func identity() throws {
        let one = try Samples.report("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: []}}")
            .subjects
        let same = try Samples.report(
            """
            # the same
            kind: Service
            apiVersion: v1
            spec:
              ports: []
            metadata:
              name: web
            """
        ).subjects
        let other = try Samples.report("{apiVersion: v1, kind: Service, metadata: {name: web}}").subjects
        #expect(one == same)
        #expect(one != other)
    }

    @Test("rules are unique, sorted and documented") func rules() {
        let ids = LintRules.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids == ids.sorted())
        for rule in LintRules.all {
            #expect(rule.id.hasPrefix("kubernetes/"))
            #expect(!rule.summary.isEmpty && !rule.remedy.isEmpty && rule.revision > 0)
        }
    }
}
