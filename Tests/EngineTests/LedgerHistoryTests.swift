import Artifacts
import Documents
import Engine
import Ledger
import Testing

@Suite("what is live") struct LedgerHistoryTests {
    private let ledger: FakeLedger

    init() throws { ledger = try FakeLedger() }

    private func scene(_ version: String, at hour: Int, in environment: String = "production", bad: Bool = false)
        -> Scene
    {
        var scene = Scene()
        scene.version = version
        scene.environment = environment
        scene.time = EvaluationTime(
            Timestamp(secondsSinceEpoch: 1_800_000_000 + Int64(hour) * 3600) ?? .epoch, source: .clock)
        if bad { scene.stages = ["{ name: scan, uses: test/report, with: { findings: [{ rule: bad/x }] } }"] }
        return scene
    }

    private func release(_ version: String) async throws -> Release {
        try await scene(version, at: 0).evaluate().release
    }

    private func baseline(of version: String) async throws -> String? {
        try ledger.history.baseline(for: try await release(version), environment: "production", at: .epoch)?.version
    }

    private func liveSince(_ version: String, in environment: String = "production") async throws -> Int64? {
        try ledger.history.liveSince(try await release(version), environment: environment)
            .map { ($0.seconds - 1_800_000_000) / 3600 }
    }

    @Test("nothing in an empty ledger") func empty() async throws {
        #expect(try await baseline(of: "1") == nil)
        #expect(try await liveSince("1") == nil)
    }

    @Test("the newest promoted release, until another one is") func newest() async throws {
        try await ledger.promote(scene("1", at: 1))
        try await ledger.promote(scene("2", at: 2))
        #expect(try await baseline(of: "3") == "2")
        #expect(try await liveSince("1") == nil)
        #expect(try await liveSince("2") == 2)
    }

    @Test("the baseline is another release than the one that is judged") func another() async throws {
        try await ledger.promote(scene("1", at: 1))
        try await ledger.promote(scene("2", at: 2))
        #expect(try await baseline(of: "2") == "1")
    }

    @Test("promoted again, it is live since the first time") func since() async throws {
        for hour in 1...3 { try await ledger.promote(scene("1", at: hour)) }
        #expect(try await liveSince("1") == 1)
        try await ledger.promote(scene("2", at: 4))
        try await ledger.promote(scene("1", at: 5))
        #expect(try await liveSince("1") == 5)
    }

    @Test("a rejected candidate does not end what is live, a rejection of the live release does") func rejected()
        async throws
    {
        try await ledger.promote(scene("1", at: 1))
        try await ledger.promote(scene("2", at: 2, bad: true))
        #expect(try await baseline(of: "3") == "1")
        #expect(try await liveSince("1") == 1)
        try await ledger.promote(scene("1", at: 3, bad: true))
        #expect(try await baseline(of: "3") == nil)
        #expect(try await liveSince("1") == nil)
    }

    @Test("a decision whose time was given never counts") func given() async throws {
        var given = scene("1", at: 1)
        given.time = EvaluationTime(given.time.instant, source: .given)
        #expect(try await ledger.promote(given).verdict == .promoted)
        #expect(try await baseline(of: "2") == nil)
        #expect(try await liveSince("1") == nil)
        try await ledger.promote(scene("1", at: 2))
        #expect(try await liveSince("1") == 2)
    }

    @Test("what was revoked is live no more, until it is promoted again") func revoked() async throws {
        func revoke(_ body: DecisionBody, in environment: String?) throws {
            try ledger.add(
                .event(
                    EventRecord(
                        kind: .revoked, project: "shop", environment: environment, release: body.release,
                        time: body.time)
                ))
        }
        let body = try await ledger.promote(scene("1", at: 1))
        try revoke(body, in: "staging")
        #expect(try await liveSince("1") == 1)
        try revoke(body, in: "production")
        #expect(try await liveSince("1") == nil)
        #expect(try await baseline(of: "2") == nil)
        try await ledger.promote(scene("1", at: 3))
        #expect(try await liveSince("1") == 3)
        try revoke(body, in: nil)
        #expect(try await baseline(of: "2") == nil)
    }

    @Test("another environment, project or name is another story") func elsewhere() async throws {
        try await ledger.promote(scene("1", at: 1, in: "staging"))
        #expect(try await baseline(of: "2") == nil)
        #expect(try await liveSince("1", in: "staging") == 1)
    }

    @Test("evidence that is gone is an error, not a missing baseline") func goneEvidence() async throws {
        let body = try await ledger.promote(scene("1", at: 1))
        ledger.store.remove(try #require(body.stages.first).resultDigest)
        let error = await #expect(throws: InputError.self) { try await baseline(of: "2") }
        #expect(error?.code == "baseline.evidence")
        ledger.store.remove(body.inputManifestDigest)
        let other = await #expect(throws: InputError.self) { try await baseline(of: "2") }
        #expect(other?.code == "evidence.missing")
    }

    @Test("the baseline's record reads back") func encoded() async throws {
        var old = scene("1", at: 1)
        old.stages = [
            "{ name: scan, uses: test/report, with: { reads: [objects], subjects: [b, a], findings: [{ rule: odd/x }] } }"
        ]
        try await ledger.promote(old)
        let baseline = try #require(
            try ledger.history.baseline(for: await release("2"), environment: "production", at: .epoch))
        let again = try Baseline(baseline.encoded())
        #expect(try again.encoded() == baseline.encoded())
        #expect(baseline.subjects == ["a", "b"])
        #expect(baseline.findings.count == 1)
        #expect(throws: InputError.self) { try Baseline(Array("{}".utf8)) }
    }
}
