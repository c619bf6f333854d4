import Artifacts
import Attestation
import Documents
import Engine
import Ledger
import Testing

/// Decisions fit into one entry of the log, or the plan says that they can't.
@Suite("Room in an entry") struct EntryRoomTests {
    private func scene(artifacts: Int, findings: Int = 0) -> Scene {
        var scene = Scene()
        scene.artifacts = (0..<artifacts).map { ("objects-\($0)", "manifests", "kind: Pod # \($0)") }
        let found = (0..<findings).map { "{ rule: odd/x, subject: s\($0) }" }.joined(separator: ", ")
        scene.stages = ["{ name: scan, uses: test/report, with: { reads: [objects-0], findings: [\(found)] } }"]
        return scene
    }

    private func prepared(_ scene: Scene) throws -> PreparedEvaluation {
        try Evaluator(catalog: .scripted(), programs: nil, history: nil, sleep: { try await Task.sleep(for: $0) })
            .prepare(scene.question, inputs: RecordedInputs(source: scene.inputs, store: MemoryStore()))
    }

    private func entry(_ evaluation: Evaluation) throws -> SealedEntry {
        let key = try SigningKey(.ed25519, secret: Array(repeating: 9, count: 32))
        let record = try #require(try DecisionRecord(evaluation, engine: .test))
        let content = EntryContent.decided(
            record.body,
            artifacts: evaluation.release.artifacts.map { StatementSubject(name: $0.name, digests: [$0.digest]) },
            ledgerKeyID: key.publicKey.keyID, resourceURI: "urn:sluice:release:\(evaluation.release.digest.hex)",
            inputAttestations: evaluation.inputManifest.inputs.filter { $0.name.hasPrefix("artifact:") }.map {
                .init(uri: "urn:sluice:\($0.name)", digest: $0.digest)
            })
        return try SealedEntry.seal(
            content, signer: LedgerSigner(publicKey: key.publicKey) { try key.sign($0) })
    }

    @Test("a thousand artifacts are refused before anything runs") func tooMany() throws {
        let problem = try #require(try EntryRoom.problem(prepared(scene(artifacts: 1000))))
        #expect(problem.id == "plan.entry-too-large")
        #expect(problem.message.contains("it has 1001 artifacts"))
        #expect(problem.span != nil)
    }

    @Test("what the plan lets through fits, at every size") func fits() async throws {
        var largest = 0
        for count in stride(from: 40, through: 400, by: 40) {
            let scene = scene(artifacts: count)
            guard try EntryRoom.problem(prepared(scene)) == nil else { continue }
            largest = max(largest, count)
            let size = try entry(try await scene.evaluate()).envelope.count
            #expect(size <= EntryBundle.maximumEntryBytes, "\(count) artifacts")
        }
        #expect(largest >= 120)
    }

    @Test("50,000 findings take no more room than none") func findings() async throws {
        let evaluation = try await scene(artifacts: 120, findings: 50_000).evaluate()
        #expect(evaluation.findings.count == 50_000)
        let size = try entry(evaluation).envelope.count
        #expect(size <= EntryBundle.maximumEntryBytes)
        let none = try entry(try await scene(artifacts: 120).evaluate()).envelope.count
        #expect(size - none < 200)
    }
}
