import Attestation
import FoundationEssentials
import Glibc
import Ledger
import Storage
import Testing

/// Writers that die at any moment; `SLUICE_KILL_CYCLES` makes the longer form.
@Suite("A writer that is killed") struct KillTests {
    static let cycles = ProcessInfo.processInfo.environment["SLUICE_KILL_CYCLES"].flatMap { Int($0) } ?? 100

    @Test("leaves a ledger that verifies, goes on, and has everything it acknowledged", .timeLimit(.minutes(60)))
    func kill() async throws {
        let ledger = try TestLedger()
        let sizes = { TestFile.size(HammerProcess.acknowledged(ledger)) }
        var last = try ledger.open().checkpoint().checkpoint
        var chance = SystemRandomNumberGenerator()
        for cycle in 0..<Self.cycles {
            let writer = try HammerProcess(ledger, name: "web")
            // Some fifty acknowledgements, and then any moment of the next few milliseconds.
            let before = sizes()
            for _ in 0..<20_000 where sizes() < before + 50 * 8 { usleep(1000) }
            usleep(UInt32.random(in: 0..<20_000, using: &chance))
            writer.signal(SIGKILL)
            #expect(writer.wait() == -SIGKILL)
            let store = try ledger.open(pinned: last)
            #expect(try await store.append(ledger.decision(Int64(-1 - cycle))).isNew)
            last = try store.checkpoint().checkpoint
            // Verifying takes as long as the ledger is: four times, whatever the number of cycles.
            if cycle % max(1, Self.cycles / 4) == 0 { #expect(try await ledger.verify(pinned: [last]).isSound) }
        }
        try await checkAcknowledged(ledger, atLeast: Self.cycles * 20)
    }

    @Test("several writers on one file, one of them stopped now and then, give each index once")
    func race() async throws {
        let ledger = try TestLedger()
        let writers = try (0..<3).map { try HammerProcess(ledger, name: "race-\($0)", limit: 200) }
        for _ in 0..<10 {
            writers[0].signal(SIGSTOP)
            usleep(30_000)
            writers[0].signal(SIGCONT)
            usleep(30_000)
        }
        for writer in writers { #expect(writer.wait() == 0) }
        let acknowledged = try HammerProcess.acknowledgements(ledger)
        #expect(acknowledged.map(\.index).sorted() == Array(0..<600))
        try await checkAcknowledged(ledger, atLeast: 600)
    }

    /// Every acknowledged decision stands at its index, proven under the newest checkpoint.
    private func checkAcknowledged(_ ledger: TestLedger, atLeast count: Int) async throws {
        let report = try await ledger.verify()
        #expect(report.isSound, "\(report.problems)")
        let store = try ledger.open()
        let acknowledged = try HammerProcess.acknowledgements(ledger)
        #expect(acknowledged.count >= count)
        #expect(Set(acknowledged.map(\.index)).count == acknowledged.count)
        for line in acknowledged {
            let entry = try #require(try store.entry(at: line.index))
            #expect(entry.fields.version == "1.\(line.number)")
            try store.inclusionProof(of: line.index)
                .verify(leaf: entry.leafHash, origin: TestLedger.origin, keys: [ledger.key.publicKey])
        }
    }
}
