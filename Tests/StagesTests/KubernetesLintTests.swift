import Artifacts
import Documents
import Engine
import Findings
import Stages
import Testing

@Suite("kubernetes/lint") struct KubernetesLintTests {
    /// Files in memory, as the operator's would be on disk.
    private struct Files: InputSource {
        let bytes: [InputName: [UInt8]]

        func bytes(of name: InputName) throws(InputError) -> [UInt8] {
            guard let bytes = bytes[name] else { throw InputError("input.missing", "no \(name.text)") }
            return bytes
        }

        func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? { nil }
    }

    /// Names bytes and forgets them: these tests read nothing back.
    private struct Forgetful: ContentStore {
        func store(_ bytes: [UInt8]) -> Digest { .sha256(of: bytes) }
        func bytes(of digest: Digest) throws -> [UInt8] {
            throw ContentStoreError(.missing, digest: digest, message: "nothing is kept")
        }
        func contains(_ digest: Digest) -> Bool { false }
    }

    /// Runs the stage over artifacts of type manifests, named by key.
    private func result(_ manifests: KeyValuePairs<String, String>, options: String = "{}") async throws
        -> StageResult
    {
        let artifacts = manifests.map { name, text in
            ReleaseArtifact(
                name: name, type: .manifests, digest: .sha256(of: Array(text.utf8)), path: "deploy/\(name).yaml")
        }
        let inputs = manifests.map { (InputName.artifact($0), Array($1.utf8)) }
        let release = try Release(project: "shop", name: "web", version: "1", artifacts: artifacts)
        let context = StageContext(
            stage: "objects", environment: "production", time: EvaluationTime(.epoch, source: .given), baseline: nil,
            review: nil,
            inputs: RecordedInputs(source: Files(bytes: Dictionary(uniqueKeysWithValues: inputs)), store: Forgetful()),
            programs: nil)
        return try await prepared(options).run(release, context)
    }

    private func prepared(_ options: String) throws -> PreparedStage {
        try StageDescriptor(KubernetesLint.self)
            .prepare(YAMLReader.read(SourceText(name: "pipeline.yaml", text: options)))
    }

    private let service = "{apiVersion: v1, kind: Service, metadata: {name: web}}"

    @Test("a release without manifests examined nothing") func none() async throws {
        #expect(try await result([:]).completeness == .nothing)
    }

    @Test("findings point into the artifact's file; what was examined is counted and named") func findings()
        async throws
    {
        let pod = """
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              hostPID: true
              containers: [{ name: app, image: nginx }]
            """
        let result = try await result(["objects": pod + "\n---\n" + service, "crds": "{apiVersion: a.b/v1, kind: C}"])
        let finding = try #require(result.findings.first { $0.rule == "kubernetes/pod-security/host-namespaces" })
        #expect(finding.artifact == "objects")
        #expect(finding.location == FindingLocation(file: "deploy/objects.yaml", line: 5, column: 12))
        #expect(
            result.completeness == Completeness(examined: 2, of: 3, because: [.init("unknown-kind", count: 1)]))
        #expect(result.subjects.count == 2)
    }

    @Test("profile and version choose the checks") func options() async throws {
        let pod = """
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: "1" }] }
              containers: [{ name: app, image: nginx }]
            """
        func rules(_ options: String) async throws -> [String] {
            try await result(["objects": pod], options: options).findings.map(\.rule)
        }
        let sysctls = "kubernetes/pod-security/sysctls"
        let escalation = "kubernetes/pod-security/allow-privilege-escalation"
        #expect(try await rules("{}").contains(escalation))
        #expect(try await !rules("{ profile: baseline }").contains(escalation))
        #expect(try await rules("{ kubernetes: '1.30' }").contains(sysctls))
        #expect(try await rules("{ kubernetes: 1.30 }").contains(sysctls))
        #expect(try await !rules("{ kubernetes: '1.33' }").contains(sysctls))
    }

    @Test("an artifact without objects is one item not examined") func empty() async throws {
        #expect(
            try await result(["objects": "---\n"]).completeness
                == Completeness(examined: 0, of: 1, because: [.init("no-objects", count: 1)]))
    }

    @Test("only the named artifacts are read, and they must be there") func named() async throws {
        let some = try await result(["one": service, "two": "not: an object"], options: "{ artifacts: [one] }")
        #expect(some.completeness == Completeness(examined: 1, of: 1))
        await #expect(throws: StageFailure.self) {
            try await result(["one": service], options: "{ artifacts: [three] }")
        }
    }

    @Test("what can't be read fails the stage, with the place") func unreadable() async throws {
        let failure = await #expect(throws: StageFailure.self) { try await result(["objects": "kind: Pod"]) }
        #expect(failure?.code == "manifests.unreadable")
        #expect(failure?.message == "deploy/objects.yaml:1:1: the object has no `apiVersion`")
    }

    @Test("every wrong option is reported in one pass") func wrongOptions() {
        let diagnostics = #expect(throws: Diagnostics.self) {
            try prepared("{ profile: restrictive, kubernetes: '2.0', artefacts: [one] }")
        }
        #expect(
            diagnostics?.items.map(\.id) == ["options.unknown-choice", "options.wrong-type", "options.unknown-key"])
    }
}
