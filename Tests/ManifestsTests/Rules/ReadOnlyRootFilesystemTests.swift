import Manifests
import Testing

@Suite("kubernetes/read-only-root-filesystem") struct ReadOnlyRootFilesystemTests {
    private func routes(_ yaml: String) throws -> [String] {
        try Samples.routes(of: "kubernetes/read-only-root-filesystem", in: yaml)
    }

    @Test(
        "anything but true is a finding",
        arguments: [
            "", "securityContext: { readOnlyRootFilesystem: false }",
            "securityContext: { readOnlyRootFilesystem: 'true' }",
        ])
    func writable(container: String) throws {
        #expect(
            try routes(Samples.pod(container: container)) == [
                "spec.containers[0].securityContext.readOnlyRootFilesystem"
            ])
    }

    @Test("true passes, and Windows is not asked") func readOnly() throws {
        #expect(try routes(Samples.pod(container: "securityContext: { readOnlyRootFilesystem: true }")).isEmpty)
        #expect(try routes(Samples.pod(spec: "os: { name: windows }")).isEmpty)
    }
}
