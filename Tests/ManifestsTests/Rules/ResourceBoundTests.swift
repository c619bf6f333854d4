import Findings
import Manifests
import Testing

@Suite("Resource requests and limits") struct ResourceBoundTests {
    private let rules = ["cpu-limit", "cpu-request", "memory-limit", "memory-request"].map { "kubernetes/\($0)" }

    private func found(_ yaml: String, version: KubernetesVersion = .latest) throws -> [String] {
        try Samples.report(yaml, level: .privileged, version: version).findings.map(\.rule)
            .filter { rules.contains($0) }.sorted()
    }

    @Test("each missing bound is a finding of its own") func missing() throws {
        #expect(try found(Samples.pod()) == rules)
        let some = """
            resources:
              limits: { memory: 256Mi, cpu: "1" }
            """
        #expect(try found(Samples.pod(container: some)) == ["kubernetes/cpu-request", "kubernetes/memory-request"])
        #expect(try found(Samples.hardened).isEmpty)
    }

    @Test(
        "what bounds nothing does not count",
        arguments: ["0", "'0'", "0m", "0.0", "''", "-1", "true", "[1]", "{}", "lots", "null"])
    func worthless(quantity: String) throws {
        let container = """
            resources:
              requests: { cpu: 1, memory: 1Gi }
              limits: { cpu: 0.5, memory: \(quantity) }
            """
        #expect(try found(Samples.pod(container: container)) == ["kubernetes/memory-limit"])
    }

    @Test("a pod's own resources count from 1.34") func podLevel() throws {
        let spec = """
            resources:
              requests: { cpu: 1, memory: 1Gi }
              limits: { cpu: 1, memory: 1Gi }
            """
        #expect(try found(Samples.pod(spec: spec), version: .one(34)).isEmpty)
        #expect(try found(Samples.pod(spec: spec), version: .one(33)) == rules)
    }

    @Test("init containers are asked, ephemeral ones can't have any") func roles() throws {
        let spec = """
            initContainers: [{ name: migrate, image: "app:1" }]
            ephemeralContainers: [{ name: shell, image: "app:1" }]
            """
        #expect(
            try Samples.routes(of: "kubernetes/cpu-limit", in: Samples.pod(spec: spec)) == [
                "spec.initContainers[0].resources.limits.cpu", "spec.containers[0].resources.limits.cpu",
            ])
    }
}
