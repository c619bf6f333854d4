import Documents
import Engine
import Findings
import Testing

@Suite("the promotion order") struct PromotionOrderTests {
    private let ledger: FakeLedger

    init() throws { ledger = try FakeLedger() }

    /// Judges production, which asks for a day in staging, at an hour after the release came to staging.
    private func judge(at hour: Int64, source: EvaluationTime.Source = .clock) async throws -> Evaluation {
        var scene = Scene()
        scene.pipelineSpec = "requires: [{ environment: staging, soak: 24h }]"
        scene.time = EvaluationTime(
            Timestamp(secondsSinceEpoch: scene.time.instant.seconds + hour * 3600) ?? .epoch, source: source)
        return try await scene.evaluate(store: ledger.store, history: ledger.history)
    }

    private func promoteToStaging(_ source: EvaluationTime.Source = .clock) async throws {
        var scene = Scene()
        scene.environment = "staging"
        scene.time = EvaluationTime(scene.time.instant, source: source)
        try await ledger.promote(scene)
    }

    private func reasons(_ evaluation: Evaluation) -> [String]? {
        #expect(evaluation.stage("requires-staging")?.uses == "engine/promotion-order")
        return evaluation.stage("requires-staging")?.reasons
    }

    @Test("not live, it waits") func notLive() async throws {
        let evaluation = try await judge(at: 48)
        #expect(evaluation.verdict == .pending)
        #expect(reasons(evaluation) == ["is not live in staging"])
    }

    @Test("soaking, it waits and says until when") func soaking() async throws {
        try await promoteToStaging()
        let evaluation = try await judge(at: 23)
        #expect(evaluation.verdict == .pending)
        #expect(reasons(evaluation) == ["soaks in staging until 2026-11-24T12:00:00Z"])
        #expect(evaluation.verdict.exit(isIncomplete: evaluation.isIncomplete).name == "pending")
    }

    @Test("soaked, it is promoted, from the very second on") func soaked() async throws {
        try await promoteToStaging()
        #expect(try await judge(at: 24).verdict == .promoted)
    }

    @Test("a promotion to staging whose time was given never counts") func given() async throws {
        try await promoteToStaging(.given)
        #expect(reasons(try await judge(at: 48)) == ["is not live in staging"])
    }

    @Test("the order is no part of what approvers judge") func notReviewed() async throws {
        let before = try await judge(at: 1)
        try await promoteToStaging()
        #expect(try await judge(at: 30).reviewDigest == before.reviewDigest)
    }

    @Test("without a ledger nothing is live") func noLedger() async throws {
        var scene = Scene()
        scene.pipelineSpec = "requires: [{ environment: staging }]"
        #expect(try await scene.evaluate().verdict == .pending)
    }
}
