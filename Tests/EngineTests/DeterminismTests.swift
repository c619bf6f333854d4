import Artifacts
import Documents
import Engine
import Findings
import Governance
import Ledger
import Testing

@Suite("determinism") struct DeterminismTests {
    private func scene() -> Scene {
        var scene = Scene()
        // Twins that only a message, a severity or nothing at all tells apart, and texts that are canonically equal.
        let twins = [
            "{ rule: odd/a, subject: s, message: one }", "{ rule: odd/a, subject: s, message: two }",
            "{ rule: odd/a, subject: s, message: two, severity: low }", "{ rule: odd/a, subject: s, message: two }",
            "{ rule: odd/b, subject: \"Zo\\u00EB\", message: \"Zo\\u00EB\" }",
            "{ rule: odd/b, subject: \"Zo\\u00EB\", message: \"Zoe\\u0308\" }", "{ rule: note/c, identity: i }",
        ].joined(separator: ", ")
        scene.stages = [
            "{ name: scan, uses: test/report, with: { findings: [\(twins)], subjects: [c, a, b], reads: [objects, notes] } }",
            "{ name: b, uses: test/report, with: { reads: [notes], sources: ['file:keys/'], difference: d } }",
            "{ name: c, uses: test/report, needs: [b], with: { findings: [\(twins)] } }",
            "{ name: sign, uses: test/quorum, with: { managers: 2 } }",
        ]
        scene.artifacts = [
            ("objects", "manifests", "kind: Pod"), ("notes", "file", "notes"), ("more", "file", "more"),
        ]
        scene.files[.file("file:keys/")] = String(
            decoding: FileBundle.make([NamedBytes(name: "b", bytes: [1]), NamedBytes(name: "a", bytes: [2])]),
            as: UTF8.self)
        return scene
    }

    @Test("evidence, artifacts, findings and tasks in 100 orders give the same digests and the same bytes")
    func shuffled() async throws {
        let first = try await scene().evaluate()
        let acts = try [
            People.alice.act(on: first), People.bob.act(on: first),
            People.dave.act(.waiver, on: first, findings: ["f"]),
        ]
        var signed = scene()
        signed.acts = acts
        let expected = try await signed.evaluate()
        #expect(expected.verdict == .promoted)
        #expect(expected.reviewDigest == first.reviewDigest, "approvals do not change what is approved")
        let bytes = try body(of: expected)
        var random = SeededGenerator(seed: 7)
        for round in 0..<100 {
            var scene = signed
            scene.artifacts.shuffle(using: &random)
            scene.acts.shuffle(using: &random)
            // The document's own bytes are an input; the order of its artifacts is not part of the release digest.
            let release = scene
            scene.files[.release] = signed.releaseText
            let seed = random.next()
            let evaluation = try await ScriptedStage.$shuffle.withValue(seed) { try await scene.evaluate() }
            try #require(evaluation.inputDigest == expected.inputDigest, "round \(round)")
            try #require(evaluation.reviewDigest == expected.reviewDigest, "round \(round)")
            try #require(try body(of: evaluation) == bytes, "round \(round)")
            let reordered = try await release.evaluate()
            try #require(reordered.reviewDigest == expected.reviewDigest, "round \(round)")
            try #require(reordered.release.digest == expected.release.digest, "round \(round)")
        }
    }

    private func body(of evaluation: Evaluation) throws -> [UInt8] {
        let record = try #require(try DecisionRecord(evaluation, engine: .test))
        return try CanonicalJSON.payload(record.body.canonical)
    }

    @Test("a decision body reads back to itself") func readsBack() async throws {
        let record = try #require(try DecisionRecord(try await scene().evaluate(), engine: .test))
        #expect(try DecisionBody(record.body.canonical) == record.body)
    }

    @Test("what is different in the input is different in the input digest") func inputs() async throws {
        let base = try await scene().evaluate()
        var digests: Set<Digest> = [base.inputDigest]
        let changes: [(inout Scene) -> Void] = [
            { $0.commit = String(repeating: "b", count: 40) }, { $0.version = "2" },
            { $0.time = EvaluationTime(base.question.time.instant, source: .given) },
            { $0.files[.file("file:keys/")] = String(decoding: FileBundle.make([]), as: UTF8.self) },
            { $0.rules.append("{ name: z, match: { findings: [z] }, severity: warning }") },
            { $0.gate = "waiverRoles: [security, manager]" }, { $0.environment = "staging" },
            { $0.releaseSpec = "createdBy: dave" }, { $0.pipelineSpec = "parameters: { p: { default: x } }" },
            { $0.artifacts[1].text = "other notes" },
        ]
        for change in changes {
            var scene = scene()
            change(&scene)
            #expect(digests.insert(try await scene.evaluate().inputDigest).inserted)
        }
    }
}
