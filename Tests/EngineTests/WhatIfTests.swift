import Artifacts
import Documents
import Engine
import Governance
import Ledger
import Testing

@Suite("what if other definitions had judged") struct WhatIfTests {
    private func scene() -> Scene {
        var scene = Scene()
        scene.stages = [
            "{ name: scan, uses: test/report, with: { reads: [objects], asks: true, findings: [{ rule: odd/x }] } }",
            "{ name: sign, uses: test/quorum }",
        ]
        return scene
    }

    /// A promoted decision with an approval and an external program's answer.
    private func recorded() async throws -> (ledger: FakeLedger, body: DecisionBody) {
        let ledger = try FakeLedger()
        var scene = scene()
        let answering = Answering(text: "the answer")
        let first = try await scene.evaluate(programs: answering, history: ledger.history)
        scene.acts = [try People.alice.act(on: first)]
        let evaluation = try await scene.evaluate(store: ledger.store, programs: answering, history: ledger.history)
        #expect(evaluation.verdict == .promoted)
        return (ledger, try ledger.record(evaluation))
    }

    /// Judges the decision by the definitions of a changed scene.
    private func judge(
        _ recorded: (ledger: FakeLedger, body: DecisionBody), trust: Bool = false, _ change: (inout Scene) -> Void
    ) async throws -> WhatIfResult {
        var scene = scene()
        change(&scene)
        let files = try scene.inputs.files
        let proposed = ProposedDefinitions(
            commit: String(repeating: "b", count: 40),
            trust: trust ? .init(policy: files[.trust] ?? [], roles: files[.roles] ?? []) : nil
        ) { (path) throws(InputError) in
            guard let bytes = files[.definition(path)] else { throw InputError("input.missing", path) }
            return bytes
        }
        return await WhatIf(
            catalog: try .scripted(), store: recorded.ledger.store, proposed: proposed,
            sleep: { try await Task.sleep(for: $0) }
        ).judge(recorded.body)
    }

    private func reasons(_ result: WhatIfResult) -> [String] {
        if case .unknown(let reasons) = result.judgement { reasons } else { [] }
    }

    @Test("the same definitions at another commit change nothing, and no approval") func same() async throws {
        let result = try await judge(try await recorded()) { _ in }
        #expect(result.judgement == .judged(.promoted))
        #expect(result.flip == nil && result.stages.isEmpty && !result.needsApprovalsAgain)
    }

    @Test("a rule that blocks flips it, with stage, finding and rule") func blocks() async throws {
        let result = try await judge(try await recorded()) {
            $0.rules[1] = "{ name: odd-blocks, match: { findings: ['odd/*'] }, severity: blocking }"
        }
        #expect(result.flip == .rejected)
        #expect(result.stages.map(\.stage) == ["scan"])
        #expect(result.findings.map(\.rule) == ["odd/x"])
        #expect(result.findings.first?.policyBefore == "policies/base.yaml#odd-warns")
        #expect(result.findings.first?.policyAfter == "policies/base.yaml#odd-blocks")
        #expect(result.findings.first?.before == "warning" && result.findings.first?.after == "blocking")
        #expect(!result.isOnlyApprovals && result.needsApprovalsAgain)
    }

    @Test("approvals count as they were given, and only what they were given for") func approvals() async throws {
        let recorded = try await recorded()
        let milder = try await judge(recorded) {
            $0.rules.append("{ name: more, match: { findings: ['more/*'] }, severity: warning }")
        }
        #expect(milder.judgement == .judged(.promoted))
        #expect(milder.needsApprovalsAgain)
        // Without alice among the managers nobody approved.
        let others = try await judge(recorded, trust: true) {
            $0.files[.roles] = (try? People.document)?.replacing("name: alice", with: "name: alicia").replacing(
                "manager", with: "director")
        }
        #expect(others.flip == .pending)
        #expect(others.isOnlyApprovals)
    }

    @Test("an answer counts only while the same is asked") func answers() async throws {
        let recorded = try await recorded()
        let other = try await judge(recorded) {
            $0.stages[0] =
                "{ name: scan, uses: test/report, with: { reads: [objects], asks: true, findings: [{ rule: odd/y }] } }"
        }
        #expect(other.isUnknown)
        #expect(reasons(other).contains { $0.contains("replay.answer-outdated") })
        let more = try await judge(recorded) {
            $0.stages.insert("{ name: ask, uses: test/report, with: { asks: true } }", at: 0)
        }
        #expect(reasons(more).contains { $0.contains("'answer:ask'") && $0.contains("never recorded") })
        let silent = try await judge(recorded) {
            $0.stages[0] = "{ name: scan, uses: test/report, with: { reads: [objects] } }"
        }
        #expect(silent.judgement == .judged(.promoted))
    }

    @Test("what was never recorded is unknown and named") func neverRecorded() async throws {
        let recorded = try await recorded()
        let source = try await judge(recorded) {
            $0.stages.insert("{ name: more, uses: test/report, with: { sources: ['file:more'] } }", at: 0)
        }
        #expect(reasons(source).contains { $0.contains("'source:file:more'") })
        let order = try await judge(recorded) { $0.pipelineSpec = "requires: [{ environment: staging }]" }
        #expect(reasons(order).contains { $0.contains("'staging'") })
        let failing = try await judge(recorded) {
            $0.stages.insert("{ name: more, uses: test/report, with: { fails: broken } }", at: 0)
        }
        #expect(reasons(failing).contains { $0.contains("[broken]") })
    }

    @Test("definitions that can't be planned are told as such") func definitions() async throws {
        let result = try await judge(try await recorded()) { $0.stages[0] = "{ name: scan, uses: test/nothing }" }
        #expect(result.isUnknown)
        #expect(result.definitions?.items.first?.id == "pipeline.unknown-plugin")
    }

    @Test("evidence that is gone is unknown, never the same") func gone() async throws {
        let (ledger, body) = try await recorded()
        ledger.store.remove(body.inputManifestDigest)
        let result = try await judge((ledger, body)) { _ in }
        #expect(reasons(result).contains { $0.contains("\(body.inputManifestDigest)") })
    }

    @Test("nothing is written to the evidence") func readOnly() async throws {
        let recorded = try await recorded()
        let result = try await judge(recorded) {
            $0.rules.append("{ name: z, match: { findings: [z] }, severity: warning }")
        }
        #expect(result.judgement == .judged(.promoted))
        var scene = scene()
        scene.rules.append("{ name: z, match: { findings: [z] }, severity: warning }")
        #expect(!recorded.ledger.store.contains(.sha256(of: Array(scene.policyText.utf8))))
    }
}
