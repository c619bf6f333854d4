import Documents
import Engine
import Findings
import Ledger
import Testing

@Suite("enforcement") struct EnforcementTests {
    private func scene(at time: String) throws -> Scene {
        var scene = Scene()
        scene.gate = "enforcement: { mode: audit, until: 2027-01-01T00:00:00Z }"
        scene.stages = ["{ name: scan, uses: test/report, with: { findings: [{ rule: bad/x }] } }"]
        scene.time = EvaluationTime(try #require(Timestamp(time)), source: .clock)
        return scene
    }

    @Test("audit computes the verdict as it is, and says until when it does not bind") func audit() async throws {
        let evaluation = try await scene(at: "2026-12-31T23:59:59Z").evaluate()
        #expect(evaluation.verdict == .rejected)
        #expect(evaluation.enforcement.mode == .audit)
        let body = try #require(try DecisionRecord(evaluation, engine: .test)).body
        #expect(body.verdict == .rejected)
        #expect(body.enforcement == .init(mode: .audit, until: Timestamp("2027-01-01T00:00:00Z")))
    }

    @Test("from its end on it enforces") func ended() async throws {
        #expect(try await scene(at: "2027-01-01T00:00:00Z").evaluate().enforcement == .enforce)
    }

    @Test("what was promoted while auditing is not live for anybody who enforces") func notLive() async throws {
        let ledger = try FakeLedger()
        var scene = try scene(at: "2026-12-01T00:00:00Z")
        scene.stages = ["{ name: scan, uses: test/report }"]
        let body = try await ledger.promote(scene)
        #expect(body.verdict == .promoted)
        let release = try await scene.evaluate().release
        #expect(try ledger.history.liveSince(release, environment: "production") == nil)
        scene.version = "2"
        #expect(
            try await ledger.history.baseline(for: scene.evaluate().release, environment: "production", at: .epoch)
                == nil)
    }
}
