import Documents
import Engine
import Findings
import Testing

@Suite("outcomes and verdicts") struct OutcomeTests {
    /// Options of the stage, its outcome, and the verdict when nothing else stands in the way.
    @Test(
        "of one stage",
        arguments: [
            ("subjects: [a]", Outcome.passed, Verdict.promoted), ("findings: [{ rule: note/x }]", .passed, .promoted),
            ("findings: [{ rule: odd/x }]", .warned, .promoted), ("findings: [{ rule: bad/x }]", .failed, .rejected),
            ("findings: [{ rule: bad/x }, { rule: new/x }]", .failed, .rejected),
            ("findings: [{ rule: odd/x }, { rule: new/x }]", .unknown, .pending),
            ("findings: [{ rule: bad/x }], examined: 0, total: 0", .failed, .rejected),
            ("waitingFor: [x], findings: [{ rule: odd/x }]", .waiting, .pending),
            ("waitingFor: [x], findings: [{ rule: bad/x }]", .failed, .rejected),
            ("waitingFor: [x], examined: 0", .unknown, .pending), ("fails: a.b", .errored, .errored),
        ])
    func one(_ options: String, _ outcome: Outcome, _ verdict: Verdict) async throws {
        var scene = Scene()
        scene.stages = ["{ name: scan, uses: test/report, with: { \(options) } }"]
        let evaluation = try await scene.evaluate()
        #expect(evaluation.stages.map(\.outcome) == [outcome])
        #expect(evaluation.verdict == verdict)
    }

    @Test("the worst of several: errored, then rejected, then pending") func several() async throws {
        func verdict(_ options: String...) async throws -> Verdict {
            var scene = Scene()
            scene.stages = options.enumerated().map { "{ name: s\($0), uses: test/report, with: { \($1) } }" }
            scene.mandatory = "[s0]"
            return try await scene.evaluate().verdict
        }
        let (good, bad, wait, broken) = ("total: 1", "findings: [{ rule: bad/x }]", "waitingFor: [x]", "fails: a.b")
        #expect(try await verdict(good, bad, wait, broken) == .errored)
        #expect(try await verdict(good, bad, wait) == .rejected)
        #expect(try await verdict(good, wait) == .pending)
        #expect(try await verdict(good) == .promoted)
    }

    @Test("a stage the pipeline's own condition skips does not hold a release back") func conditional() async throws {
        var scene = Scene()
        scene.stages.append("{ name: more, uses: test/report, when: release.name == 'api' }")
        let evaluation = try await scene.evaluate()
        #expect(evaluation.stage("more")?.outcome == .skipped)
        #expect(evaluation.verdict == .promoted)
        #expect(!evaluation.isIncomplete)
        scene.stages.append("{ name: sign, uses: test/quorum }")
        let waiting = try await scene.evaluate()
        #expect(waiting.verdict.exit(isIncomplete: waiting.isIncomplete) == ("pending", 3))
    }

    @Test("every name and code of the process's exit") func exits() {
        #expect(Verdict.promoted.exit(isIncomplete: false) == ("promoted", 0))
        #expect(Verdict.rejected.exit(isIncomplete: true) == ("rejected", 2))
        #expect(Verdict.pending.exit(isIncomplete: false) == ("pending", 3))
        #expect(Verdict.pending.exit(isIncomplete: true) == ("incomplete", 4))
        #expect(Verdict.errored.exit(isIncomplete: true) == ("errored", 1))
    }

    @Test("only passed and warned let a release through") func permits() {
        #expect(Outcome.allCases.filter(\.permitsPromotion) == [.passed, .warned])
    }

    @Test("stages stand in the order of the plan, whatever was done first") func order() async throws {
        var scene = Scene()
        scene.stages =
            [
                "{ name: c, uses: test/report, needs: [scan], with: { total: 2, examined: 2 } }",
                "{ name: sign, uses: test/quorum, needs: [c] }",
            ] + scene.stages
        #expect(try await scene.evaluate().stages.map(\.name) == ["scan", "c", "sign"])
    }
}
