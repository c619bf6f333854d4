import Attestation
import FoundationEssentials
import GRDB
import Ledger
import Storage
import Synchronization
import Testing

@Suite("Appending that stops half way") struct AppendFailureTests {
    private struct Stop: Error {}

    private static let pairs = AppendStep.allCases.flatMap { first in AppendStep.allCases.map { (first, $0) } }

    @Test("a ledger is sound and goes on after any two stops", arguments: pairs)
    func stops(first: AppendStep, second: AppendStep) async throws {
        let ledger = try TestLedger()
        _ = try await ledger.open().append([ledger.decision(1), ledger.decision(2)])
        for (step, number) in [(first, Int64(3)), (second, 4)] {
            let before = try ledger.open().checkpoint().checkpoint
            let store = try ledger.open { if $0 == step { throw Stop() } }
            await #expect(throws: Stop.self) { try await store.append(ledger.decision(number)) }
            let report = try await ledger.verify(pinned: [before])
            #expect(report.isSound, "\(report.problems)")
            let reader = try ledger.open()
            let size = try reader.checkpoint().checkpoint.size
            #expect(try reader.entries(matching: LedgerQuery()).count == Int(size))
            #expect(try reader.entry(at: size) == nil)
            #expect(step == .checkpointStored || size == before.size)
        }
        // Retrying is harmless: each entry stands in the ledger once, whatever became of the first try.
        let store = try ledger.open()
        for number in [4, 3, 5] as [Int64] { _ = try await store.append(ledger.decision(number)) }
        let report = try await ledger.verify()
        #expect(report.isSound, "\(report.problems)")
        #expect(report.entries == 5)
        #expect(report.pending == 0)
        #expect(try Set(store.entries(matching: LedgerQuery()).map(\.fields.version)).count == 5)
    }

    @Test("entries left behind are covered by recover, or by the next append") func recovers() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open { if $0 == .entriesStored { throw Stop() } }
        await #expect(throws: Stop.self) { try await store.append([ledger.decision(1), ledger.decision(2)]) }
        #expect(try await ledger.verify().pending == 2)
        let next = try ledger.open()
        #expect(try next.recover() == 2)
        #expect(try next.recover() == 0)
        #expect(try await ledger.verify().pending == 0)
        #expect(try await next.append(ledger.decision(1)).isNew == false)
    }

    @Test(
        "an entry left behind is covered only as its writer signed it",
        arguments: [
            "UPDATE entries SET envelope = CAST(replace(envelope, 'A', 'B') AS BLOB) WHERE idx = 1",
            "UPDATE entries SET leaf_hash = zeroblob(32) WHERE idx = 1",
            "UPDATE entries SET verdict = 'rejected' WHERE idx = 1",
            "UPDATE entries SET idx = 7 WHERE idx = 1",
            "UPDATE tiles SET data = zeroblob(64)",
        ]) func tamperedRest(sql: String) async throws
    {
        let ledger = try TestLedger()
        _ = try await ledger.open().append(ledger.decision(1))
        let store = try ledger.open { if $0 == .entriesStored { throw Stop() } }
        await #expect(throws: Stop.self) { try await store.append(ledger.decision(2)) }
        try Tampering.execute(sql, at: ledger.path)
        await #expect(throws: LedgerError.self) { try await ledger.open().append(ledger.decision(3)) }
    }

    /// A ledger in which someone without the lock file stores other checkpoints of the same log while one is being signed.
    private func disturbed(_ ledger: TestLedger, times: Int) throws -> (store: SQLiteLedger, calls: @Sendable () -> Int)
    {
        final class Calls: Sendable { let count = Mutex(0) }
        let calls = Calls()
        let store = try ledger.open { step in
            guard step == .checkpointSigned else { return }
            let call = calls.count.withLock { count in
                count += 1
                return count
            }
            guard call <= times else { return }
            let other = try ledger.signer.note(
                of: Checkpoint(
                    origin: TestLedger.origin, size: 0, root: MerkleTree.emptyRoot, extensions: ["other \(call)"]))
            try Tampering.execute("UPDATE checkpoint SET note = ?", at: ledger.path, arguments: [Data(other)])
        }
        return (store, { calls.count.withLock { $0 } })
    }

    @Test("a checkpoint that changed meanwhile is not overwritten: it is read, verified and extended")
    func compareAndSwap() async throws {
        let ledger = try TestLedger()
        let (store, calls) = try disturbed(ledger, times: 3)
        #expect(try await store.append(ledger.decision(1)).entry.index == 0)
        #expect(calls() == 4)
        #expect(try await ledger.verify().isSound)
    }

    @Test("a checkpoint that changes again and again is an error, not a loop") func compareAndSwapForever() async throws
    {
        let ledger = try TestLedger()
        let (store, calls) = try disturbed(ledger, times: .max)
        let error = await #expect(throws: LedgerError.self) { try await store.append(ledger.decision(1)) }
        #expect(error?.code == .forkPrevented)
        #expect(calls() == 32)
    }

    @Test("a signer that fails leaves the ledger as it was for readers") func signer() async throws {
        let ledger = try TestLedger()
        let calls = Mutex(0)
        let failing = LedgerSigner(publicKey: ledger.key.publicKey) { _ in
            calls.withLock { $0 += 1 }
            throw Stop()
        }
        let store = try SQLiteLedger.open(at: ledger.path, keys: [ledger.key.publicKey], signer: failing)
        await #expect(throws: Stop.self) { try await store.append(ledger.decision(1)) }
        #expect(calls.withLock { $0 } == 1)
        #expect(try store.checkpoint().checkpoint.size == 0)
        #expect(try await ledger.open().append(ledger.decision(2)).entry.index == 1)
        let report = try await ledger.verify()
        #expect(report.isSound, "\(report.problems)")
    }
}
