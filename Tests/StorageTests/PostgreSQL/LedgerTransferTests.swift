import Attestation
import Ledger
import Storage
import Testing

@Suite("Copying a ledger", .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"))
struct LedgerTransferTests {
    @Test("into PostgreSQL and back gives the same ledger to the byte", arguments: [0, 1, 700])
    func thereAndBack(count: Int64) async throws {
        let made = try TestLedger()
        let first = try made.open()
        _ = try await first.append((0..<count).map { try made.decision($0) })
        let database = try PostgresServer.shared.database()
        let address = try #require(PostgresAddress(database.url))
        let keys = [made.key.publicKey]
        try PostgresLedger.create(at: address, copying: first)
        let second = try PostgresLedger.open(at: address, keys: keys, signer: made.signer)
        let path = made.folder.file("back.db")
        try SQLiteLedger.create(at: path, copying: second)
        let third = try SQLiteLedger.open(at: path, keys: keys)
        for (store, source) in [
            (second as any LedgerStore, try PostgresLedgerSource(at: address) as any LedgerSource),
            (third, try SQLiteLedgerSource(at: path)),
        ] {
            let result = try LedgerComparison(
                first, store, sources: (try SQLiteLedgerSource(at: made.path), source), proofs: 50)
            #expect(result.checkpoint.size == UInt64(count))
            #expect(result.proofs == (count == 0 ? 0 : 50))
            let report = try await LedgerVerifier(keys: keys, origin: TestLedger.origin).verify(source)
            #expect(report.isSound, "\(report.problems)")
            #expect(report.entries == UInt64(count))
        }
        #expect(ledgerErrorCode { try PostgresLedger.create(at: address, copying: first) } == .exists)
        #expect(ledgerErrorCode { try SQLiteLedger.create(at: path, copying: second) } == .exists)
        // A copy is a ledger: it goes on, and what it then holds is no longer the first one's.
        #expect(try await second.append(made.decision(5000)).entry.index == UInt64(count))
        #expect(
            ledgerErrorCode {
                _ = try LedgerComparison(
                    first, second,
                    sources: (try SQLiteLedgerSource(at: made.path), try PostgresLedgerSource(at: address)), proofs: 5)
            } == .inconsistent)
    }

    @Test("a ledger that is damaged is not copied, and nothing is left behind") func damaged() async throws {
        let made = try TestLedger()
        let first = try made.open()
        _ = try await first.append((0..<20).map { try made.decision($0) })
        try Tampering.execute("DELETE FROM entries WHERE idx = 13", at: made.path)
        let database = try PostgresServer.shared.database()
        let address = try #require(PostgresAddress(database.url))
        #expect(ledgerErrorCode { try PostgresLedger.create(at: address, copying: first) } == .inconsistent)
        #expect(try database.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'sluice'") == "0")
        let path = made.folder.file("copy.db")
        #expect(ledgerErrorCode { try SQLiteLedger.create(at: path, copying: first) } == .inconsistent)
        #expect(!TestFile.exists(path))
    }
}
