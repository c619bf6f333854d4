import Artifacts
import Documents
import Engine
import Findings
import Governance
import Ledger
import Testing

@Suite("approvals through the evaluator") struct ApprovalTests {
    private func scene() -> Scene {
        var scene = Scene()
        scene.stages.append("{ name: sign, uses: test/quorum }")
        return scene
    }

    private func judge(_ acts: [UInt8]..., change: (inout Scene) -> Void = { _ in }) async throws -> Evaluation {
        var scene = scene()
        scene.acts = acts
        change(&scene)
        return try await scene.evaluate()
    }

    @Test("without one it is pending, with one promoted, and the decision names it") func approved() async throws {
        let pending = try await judge()
        #expect(pending.verdict == .pending)
        #expect(pending.stage("sign")?.reasons == ["1 by manager"])
        let promoted = try await judge(People.alice.act(on: pending))
        #expect(promoted.verdict == .promoted)
        let body = try #require(try DecisionRecord(promoted, engine: .test)).body
        #expect(body.approvals.map(\.principal) == ["alice"])
    }

    @Test("an approval of what was reviewed before does not count") func oldReview() async throws {
        let act = try People.alice.act(on: try await judge())
        let changed = try await judge(act) { scene in
            scene.rules.append("{ name: z, match: { findings: [z] }, severity: warning }")
        }
        #expect(changed.verdict == .pending)
        #expect(changed.stage("sign")?.result?.notes == ["approval.review-changed"])
    }

    @Test("an approval for another environment or release does not count") func elsewhere() async throws {
        let act = try People.alice.act(on: try await judge())
        #expect(try await judge(act) { $0.environment = "staging" }.verdict == .pending)
        #expect(try await judge(act) { $0.version = "2" }.verdict == .pending)
    }

    @Test("the author's approval does not count: by declaration, by commit, by the release's signature")
    func author() async throws {
        #expect(
            try await judge(People.alice.act(on: try await judge())) { $0.releaseSpec = "createdBy: alice" }.verdict
                == .pending)
        let commit = """
            tree \(String(repeating: "1", count: 40))
            author Alice <alice@shop.example> 1800000000 +0000
            committer Otto <otto@shop.example> 1800000000 +0000

            work
            """
        func withCommit(_ scene: inout Scene) { scene.artifacts.append(("work", "commit", commit)) }
        let first = try await judge(change: withCommit)
        #expect(first.authors.principals == ["alice", "otto"])
        #expect(try await judge(People.alice.act(on: first), change: withCommit).verdict == .pending)
        #expect(try await judge(People.bob.act(on: first), change: withCommit).verdict == .promoted)
        var signed = scene()
        signed.releaseSignature = Array(
            try People.alice.sign(Array(signed.releaseText.utf8), as: "sluice.release.v1").utf8)
        let other = try await signed.evaluate()
        #expect(other.authors.principals == ["alice", "otto"])
        signed.acts = [try People.alice.act(on: other)]
        #expect(try await signed.evaluate().verdict == .pending)
    }

    @Test("nobody approves a release by an author whom nobody knows, or by nobody") func unknownAuthor() async throws {
        for spec in ["createdBy: who@else.example", "{}"] {
            let evaluation = try await judge(People.alice.act(on: try await judge())) {
                if spec == "{}" {
                    $0.files[.release] = $0.releaseText.replacing("  createdBy: otto\n", with: "")
                } else {
                    $0.releaseSpec = spec
                }
            }
            #expect(evaluation.verdict == .pending)
            #expect(evaluation.stage("sign")?.result?.notes == ["approval.separation-of-duties"])
        }
    }

    @Test("a release document whose signature does not hold is judged by nobody") func badSignature() async throws {
        var scene = scene()
        scene.releaseSignature = Array(try People.otto.sign(Array("other".utf8), as: "sluice.release.v1").utf8)
        await #expect(throws: EvaluationFailure.self) { try await scene.evaluate() }
        scene.releaseSignature = Array(try People.otto.sign(Array(scene.releaseText.utf8), as: "file").utf8)
        await #expect(throws: EvaluationFailure.self) { try await scene.evaluate() }
    }

    @Test("an act that can't be read does not count and is told; one with another digest ends the run")
    func unreadable()
        async throws
    {
        let evaluation = try await judge(Array("{}".utf8))
        #expect(evaluation.verdict == .pending)
        #expect(evaluation.unreadableActs.count == 1)
        let act = try People.alice.act(on: evaluation)
        var scene = scene()
        scene.acts = [act]
        scene.files[.act(Digest.sha256(of: act).description)] = "{}"
        let broken = scene
        // The scene's own bytes for the act win over the file, so the exchange is made in the source itself.
        var inputs = try broken.inputs
        inputs.files[.act(Digest.sha256(of: act).description)] = Array("{}".utf8)
        await #expect(throws: EvaluationFailure.self) {
            try await Evaluator(
                catalog: .scripted(), programs: nil, history: nil, sleep: { try await Task.sleep(for: $0) }
            )
            .evaluate(broken.question, inputs: RecordedInputs(source: inputs, store: MemoryStore()))
        }
    }

    @Test("a rejection rejects the release, also beside an approval") func rejected() async throws {
        let first = try await judge()
        let evaluation = try await judge(People.alice.act(on: first), People.bob.act(.rejection, on: first))
        #expect(evaluation.verdict == .rejected)
        #expect(evaluation.findings.map(\.finding.rule) == ["approval/rejected"])
    }
}
