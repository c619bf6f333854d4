import Documents
import Engine
import Findings
import Testing

/// What must never end in a promotion, one by one (the principle "nothing is clean by accident").
@Suite("never promoted") struct NeverPromotedTests {
    /// Judges a release whose one stage has these options, beside another that passes.
    private func judge(_ options: String, rules: [String] = [], use: String = "") async throws -> Evaluation {
        var scene = Scene()
        scene.stages = [
            "{ name: scan, uses: test/report, with: { \(options) }\(use) }", "{ name: fine, uses: test/report }",
        ]
        scene.rules += rules
        return try await scene.evaluate()
    }

    private func expect(
        _ evaluation: Evaluation, _ outcome: Outcome, _ reason: String, _ exit: String,
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(evaluation.verdict != .promoted, sourceLocation: location)
        #expect(evaluation.stage("scan")?.outcome == outcome, sourceLocation: location)
        #expect(evaluation.stage("scan")?.reasons.first == reason, sourceLocation: location)
        #expect(evaluation.stage("fine")?.outcome == .passed, sourceLocation: location)
        #expect(evaluation.verdict.exit(isIncomplete: evaluation.isIncomplete).name == exit, sourceLocation: location)
    }

    @Test("the scene itself is promoted") func control() async throws {
        let evaluation = try await judge("subjects: [all]")
        #expect(evaluation.verdict == .promoted)
        #expect(evaluation.verdict.exit(isIncomplete: evaluation.isIncomplete) == ("promoted", 0))
    }

    @Test("a finding that no rule addresses") func unaddressed() async throws {
        let evaluation = try await judge("findings: [{ rule: new/kind, severity: none }]")
        expect(evaluation, .unknown, "unaddressed-finding", "incomplete")
        #expect(evaluation.findings.map(\.effect) == [.unaddressed])
    }

    @Test("a rule that errors when it is evaluated") func erroringRule() async throws {
        let evaluation = try await judge(
            "findings: [{ rule: note/x }]",
            rules: [
                "{ name: e, match: { findings: ['note/*'] }, expression: \"finding.facts['none'] == 'x'\", severity: warning }"
            ])
        expect(evaluation, .errored, "policy.rule-errored", "errored")
    }

    @Test("a rule that says neither true nor false") func dynamicRule() async throws {
        let evaluation = try await judge(
            "findings: [{ rule: note/x }]",
            rules: ["{ name: e, match: { findings: ['note/*'] }, expression: 'dyn(1)', severity: warning }"])
        expect(evaluation, .errored, "policy.rule-errored", "errored")
    }

    @Test("a blocking finding") func blocking() async throws {
        let evaluation = try await judge("findings: [{ rule: bad/x }]")
        expect(evaluation, .failed, "blocking-finding", "rejected")
    }

    @Test("zero items examined, of none and of some") func nothingExamined() async throws {
        expect(try await judge("examined: 0, total: 0"), .unknown, "nothing-examined", "incomplete")
        expect(try await judge("examined: 0, total: 5"), .unknown, "nothing-examined", "incomplete")
        expect(
            try await judge("examined: 0, total: 5", use: ", completeness: 1"), .unknown, "nothing-examined",
            "incomplete")
    }

    @Test("a stage that says nothing") func saysNothing() async throws {
        expect(try await judge("saysNothing: true"), .unknown, "nothing-examined", "incomplete")
    }

    @Test("less examined than the pipeline asks for, and 99.9 % is not 100") func incomplete() async throws {
        expect(try await judge("examined: 999, total: 1000"), .unknown, "incomplete", "incomplete")
        expect(
            try await judge("examined: 79, total: 100", use: ", completeness: 80"), .unknown, "incomplete",
            "incomplete")
        let allowed = try await judge("examined: 80, total: 100", use: ", completeness: 80")
        #expect(allowed.stage("scan")?.outcome == .warned)
        #expect(allowed.verdict == .promoted)
    }

    @Test("a stage that can't finish") func fails() async throws {
        let evaluation = try await judge("fails: sbom.unreadable")
        expect(evaluation, .errored, "sbom.unreadable", "errored")
        #expect(evaluation.stage("scan")?.failure?.message == "the script says so")
        #expect(try DecisionRecord(evaluation, engine: .test) == nil, "there is no decision")
    }

    @Test("a stage that waits for something") func waiting() async throws {
        expect(try await judge("waitingFor: [rain]"), .waiting, "rain", "pending")
    }

    @Test("a stage that never returns, and does not hear that it is cancelled") func hangs() async throws {
        var scene = Scene()
        scene.stages = [
            "{ name: scan, uses: test/report, with: { hangs: true }, timeout: 7s }",
            "{ name: fine, uses: test/report }", "{ name: after, uses: test/report, needs: [scan] }",
        ]
        let evaluation = try await scene.evaluate { duration in
            if duration == .seconds(7) { return }
            try await Task.sleep(for: duration)
        }
        expect(evaluation, .errored, "stage.timed-out", "errored")
        #expect(evaluation.stage("scan")?.failure?.message == "the stage did not finish within 7 s")
        #expect(evaluation.stage("after")?.outcome == .skipped)
    }

    @Test("a stage without time limit because the clock fails") func brokenClock() async throws {
        struct Broken: Error {}
        var scene = Scene()
        scene.stages = ["{ name: scan, uses: test/report, with: { hangs: true } }"]
        let evaluation = try await scene.evaluate { _ in throw Broken() }
        #expect(evaluation.stage("scan")?.reasons == ["stage.timed-out"])
        #expect(evaluation.verdict == .errored)
    }

    @Test("bytes that do not have their digest, and bytes that are not there") func spoiledInput() async throws {
        var scene = Scene()
        scene.stages = ["{ name: scan, uses: test/report, with: { reads: [objects] } }"]
        #expect(try await scene.evaluate().verdict == .promoted)
        scene.files[.artifact("objects")] = "kind: Other"
        #expect(try await scene.evaluate().stage("scan")?.reasons == ["artifact.digest-mismatch"])
        scene.stages = ["{ name: scan, uses: test/report, with: { reads: [image] } }"]
        let missing = try await scene.evaluate()
        #expect(missing.stage("scan")?.reasons == ["input.missing"])
        #expect(missing.verdict == .errored)
    }

    @Test("nothing but skipped stages") func allSkipped() async throws {
        var scene = Scene()
        scene.mandatory = "[sign]"
        scene.stages = ["{ name: sign, uses: test/quorum }", "{ name: scan, uses: test/report, when: 'false' }"]
        let first = try await scene.evaluate()
        scene.acts = [try People.alice.act(on: first)]
        let evaluation = try await scene.evaluate()
        #expect(evaluation.stage("sign")?.outcome == .passed)
        #expect(evaluation.verdict == .pending)
        #expect(evaluation.verdict.exit(isIncomplete: evaluation.isIncomplete).name == "incomplete")
    }

    @Test("a stage whose need errored") func needErrored() async throws {
        var scene = Scene()
        scene.stages = [
            "{ name: scan, uses: test/report, with: { fails: x.y } }", "{ name: b, uses: test/report, needs: [scan] }",
        ]
        let evaluation = try await scene.evaluate()
        #expect(evaluation.stage("b")?.reasons == ["'scan', which it needs, errored"])
        #expect(evaluation.verdict == .errored)
    }

    @Test("no stage at all") func noStages() throws {
        var scene = Scene()
        scene.stages = []
        scene.files[.definition("pipelines/shop.yaml")] =
            Scene.header("Pipeline", metadata: "name: shop") + "  stages: []\n"
        let found = try scene.diagnostics().map(\.id)
        #expect(found.contains("pipeline.no-stages"))
    }
}
