import Findings
import Manifests
import Testing

@Suite("kubernetes/unreadable-workload") struct UnreadableWorkloadTests {
    private let rule = "kubernetes/unreadable-workload"

    @Test(
        "a workload without a readable template is a finding and not examined",
        arguments: [
            ("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}", "spec.template.spec"),
            ("{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {}}}}", "spec.template.spec.containers"),
            ("{apiVersion: v1, kind: Pod, spec: {containers: []}}", "spec.containers"),
            ("{apiVersion: v1, kind: Pod, spec: {containers: {app: {image: nginx}}}}", "spec.containers"),
            ("{apiVersion: v1, kind: Pod, spec: [containers]}", "spec.containers"),
            ("{apiVersion: v1, kind: Pod, spec: {containers: [null]}}", "spec.containers[0]"),
            ("{apiVersion: v1, kind: Pod, spec: {containers: [nginx]}}", "spec.containers[0]"),
            (
                "{apiVersion: v1, kind: Pod, spec: {containers: [{name: app}], securityContext: strict}}",
                "spec.securityContext"
            ),
            (
                "{apiVersion: v1, kind: Pod, spec: {containers: [{name: app, securityContext: [privileged]}]}}",
                "spec.containers[0].securityContext"
            ),
            (
                "{apiVersion: v1, kind: Pod, spec: {containers: [{name: app}], volumes: {hostPath: /}}}",
                "spec.volumes"
            ),
        ])
    func unreadable(yaml: String, route: String) throws {
        let report = try Samples.report(yaml, level: .baseline)
        #expect(report.findings.filter { $0.rule == rule }.map(\.route) == [route])
        #expect(
            report.completeness == Completeness(examined: 0, of: 1, because: [.init("unreadable-workload", count: 1)]))
        #expect(report.subjects.isEmpty)
    }

    @Test("what can be read of it is linted all the same") func partly() throws {
        let yaml = """
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              hostPID: true
              containers:
                - name: app
                  ports: 80
            """
        let rules = try Samples.report(yaml, level: .baseline).findings.map(\.rule)
        #expect(rules.contains(rule))
        #expect(rules.contains("kubernetes/pod-security/host-namespaces"))
    }
}
