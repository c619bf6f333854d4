import Manifests
import Testing

@Suite("kubernetes/service-account-token") struct ServiceAccountTokenTests {
    private func routes(_ yaml: String) throws -> [String] {
        try Samples.routes(of: "kubernetes/service-account-token", in: yaml)
    }

    private func account(_ automount: String, namespace: String = "") -> String {
        """

        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: web\(namespace) }
        \(automount)
        """
    }

    @Test(
        "a token is a finding unless the pod refuses it",
        arguments: ["", "automountServiceAccountToken: true", "automountServiceAccountToken: 'false'"])
    func mounted(spec: String) throws {
        #expect(try routes(Samples.pod(spec: spec)) == ["spec.automountServiceAccountToken"])
    }

    @Test("the pod's own false passes") func refused() throws {
        #expect(try routes(Samples.pod(spec: "automountServiceAccountToken: false")).isEmpty)
    }

    @Test("so does its service account's, if it is here, in the same namespace, and the pod says nothing")
    func serviceAccount() throws {
        let pod = Samples.pod(spec: "serviceAccountName: web")
        let refuses = "automountServiceAccountToken: false"
        #expect(try routes(pod + account(refuses)).isEmpty)
        #expect(try routes(pod + account("")).count == 1)
        #expect(try routes(pod + account(refuses, namespace: ", namespace: shop")).count == 1)
        #expect(try routes(pod + account(refuses) + account("")).count == 1)
        let insists = Samples.pod(spec: "serviceAccountName: web\nautomountServiceAccountToken: true")
        #expect(try routes(insists + account(refuses)).count == 1)
    }
}
