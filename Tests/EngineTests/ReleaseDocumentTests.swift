import Artifacts
import Documents
import Engine
import Testing

@Suite("release documents") struct ReleaseDocumentTests {
    private let digest = Digest.sha256(of: [1])

    private func ids(_ artifacts: String, spec: String = "") throws -> [String] {
        let text =
            Scene.header("Release", metadata: "name: web, project: shop, version: '1'") + "  artifacts: \(artifacts)\n"
            + spec
        do {
            _ = try Release(document: YAMLReader.read(SourceText(name: "r.yaml", text: text)))
            return []
        } catch {
            return error.items.map(\.id)
        }
    }

    @Test("a release needs artifacts, and each its type, digest and path") func artifacts() throws {
        #expect(try ids("[{ name: i, type: image, digest: '\(digest)' }]").isEmpty)
        #expect(try ids("[]") == ["release.no-artifacts"])
        #expect(try ids("{}") == ["release.no-artifacts"])
        #expect(try ids("[{ name: i, digest: '\(digest)' }]") == ["release.artifact-type"])
        #expect(try ids("[{ name: i, type: image, digest: 'sha256:1' }]") == ["options.wrong-type"])
        #expect(try ids("[{ name: i, type: imgae, digest: '\(digest)' }]") == ["options.unknown-choice"])
        #expect(try ids("[{ name: i, type: file, digest: '\(digest)' }]") == ["release.artifact-path"])
        #expect(
            try ids("[{ name: i, type: sbom, digest: '\(digest)', path: p }]") == ["release.artifact-subject"])
    }

    @Test("names are unique and subjects exist") func names() throws {
        let image = "{ name: i, type: image, digest: '\(digest)' }"
        #expect(try ids("[\(image), \(image)]") == ["release.duplicate-artifact"])
        #expect(
            try ids("[\(image), { name: s, type: sbom, digest: '\(digest)', path: p, subject: j }]")
                == ["release.unknown-subject"])
    }

    @Test("the release digest covers project, name, version and artifacts in any order; no path, no reference")
    func releaseDigest() throws {
        let one = ReleaseArtifact(name: "a", type: .file, digest: digest, path: "p")
        let two = ReleaseArtifact(name: "b", type: .image, digest: digest, reference: "r")
        func make(_ artifacts: [ReleaseArtifact], version: String = "1", createdBy: String? = nil) throws -> Digest {
            try Release(project: "p", name: "n", version: version, artifacts: artifacts, createdBy: createdBy).digest
        }
        let base = try make([one, two])
        #expect(try make([two, one], createdBy: "x") == base)
        #expect(try make([ReleaseArtifact(name: "a", type: .file, digest: digest), two]) == base)
        #expect(try make([one]) != base)
        #expect(try make([one, two], version: "2") != base)
        #expect(try make([ReleaseArtifact(name: "a", type: .sbom, digest: digest), two]) != base)
        #expect(try make([ReleaseArtifact(name: "a", type: .file, digest: digest, subject: "b"), two]) != base)
    }
}
