import Manifests
import Testing

@Suite("isolated jobs") struct IsolationTests {
    private func policy(
        _ selector: String = "{}", _ rest: String = "policyTypes: [Ingress]", namespace: String = "shop"
    ) -> String {
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny, namespace: \(namespace) }
        spec: { podSelector: \(selector), \(rest) }
        """
    }

    private func exposure(_ objects: String..., kind: String = "Job", spec: String = "") throws -> WorkloadExposure {
        let job = ExposureMapTests.deployment(spec: spec, kind: kind)
        return try ExposureMap(Samples.objects(([job] + objects).joined(separator: "\n---\n")))
            .exposure(of: [ExposureMapTests.digest], reference: nil).exposure
    }

    @Test("a job that nobody may talk to is isolated") func isolated() throws {
        #expect(try exposure(policy()) == .isolated)
        #expect(try exposure(policy("{ matchLabels: { app: web } }", "ingress: []")) == .isolated)
        #expect(
            try exposure(policy("{ matchExpressions: [{ key: app, operator: Exists }] }", "egress: []")) == .isolated)
    }

    @Test("without proof it is ordinary") func unproved() throws {
        #expect(try exposure() == .ordinary)
        #expect(try exposure(policy("{ matchLabels: { app: api } }")) == .ordinary)
        #expect(try exposure(policy("{ matchExpressions: [{ key: app, operator: Near }] }")) == .ordinary)
        #expect(try exposure(policy("{}", "policyTypes: [Egress]")) == .ordinary)
        #expect(try exposure(policy("{}", "policyTypes: [Ingress], ingress: [{}]")) == .ordinary)
        #expect(try exposure(policy(namespace: "blog")) == .ordinary)
        #expect(try exposure(policy(), policy("{ matchLabels: { app: web } }", "ingress: [{ from: [] }]")) == .ordinary)
        #expect(
            try exposure(policy(), "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: x }")
                == .ordinary)
    }

    @Test("a Service, rights over the node, or another kind of workload end it") func ended() throws {
        #expect(try exposure(policy(), ExposureMapTests.service()) == .ordinary)
        #expect(try exposure(policy(), spec: "hostPID: true") == .privileged)
        #expect(try exposure(policy(), kind: "Deployment") == .ordinary)
    }
}
