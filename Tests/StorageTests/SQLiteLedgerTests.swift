import Attestation
import GRDB
import Glibc
import Ledger
import Storage
import Testing

@Suite("SQLite ledger") struct SQLiteLedgerTests {
    private func code(_ body: () async throws -> Void) async -> LedgerError.Code? {
        do { try await body() } catch { return (error as? LedgerError)?.code }
        return nil
    }

    @Test("keeps the contract of every ledger, with both kinds of keys", arguments: [KeyAlgorithm.ed25519, .p256])
    func contract(algorithm: KeyAlgorithm) async throws {
        let ledger = try TestLedger(algorithm: algorithm)
        try await LedgerStoreContract.check(open: { try ledger.open() }, entries: ledger)
        let report = try await ledger.verify()
        #expect(report.isSound, "\(report.problems)")
        #expect(report.entries == 611)
        #expect(report.pending == 0)
    }

    @Test("create refuses what is there, open what is not, and neither leaves anything behind") func createAndOpen()
        async throws
    {
        let ledger = try TestLedger()
        #expect(TestFile.mode(ledger.path) == 0o600)
        #expect(await code { try SQLiteLedger.create(at: ledger.path, origin: "x", signer: ledger.signer) } == .exists)
        let missing = ledger.folder.file("other.db")
        #expect(
            await code { _ = try SQLiteLedger.open(at: missing, keys: [ledger.key.publicKey], signer: ledger.signer) }
                == .missing)
        #expect(await code { _ = try SQLiteLedgerSource(at: missing) } == .missing)
        #expect(!TestFile.exists(missing))
        #expect(await code { try SQLiteLedger.create(at: missing, origin: "a b", signer: ledger.signer) } == .noteKey)
        #expect(!TestFile.exists(missing))
        let stale = ledger.folder.file("stale.db")
        try TestFile.write("", to: stale + "-journal")
        #expect(await code { try SQLiteLedger.create(at: stale, origin: "x", signer: ledger.signer) } == .exists)
    }

    @Test("a draft that a dead process left is made anew") func draft() throws {
        let ledger = try TestLedger()
        let path = ledger.folder.file("second.db")
        try TestFile.write("rubbish", to: path + ".creating")
        try SQLiteLedger.create(at: path, origin: "x", signer: ledger.signer)
        #expect(!TestFile.exists(path + ".creating"))
        #expect(try SQLiteLedger.open(at: path, keys: [ledger.key.publicKey]).checkpoint().checkpoint.size == 0)
    }

    @Test("files that are no ledger are refused", arguments: ["", "rubbish, and a good deal of it, but no database"])
    func noLedger(content: String) async throws {
        let ledger = try TestLedger()
        let path = ledger.folder.file("file")
        try TestFile.write(content, to: path)
        #expect(await code { _ = try SQLiteLedger.open(at: path, keys: [ledger.key.publicKey]) } == .schema)
    }

    @Test(
        "a file whose structure is another is refused",
        arguments: [
            "PRAGMA user_version = 3", "PRAGMA application_id = 1", "PRAGMA journal_mode = DELETE",
            "CREATE TABLE more(x)", "DROP INDEX entries_by_client", "CREATE INDEX more ON entries(at)",
            "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END", "CREATE VIEW v AS SELECT 1",
            "ALTER TABLE entries ADD COLUMN more TEXT", "DROP TABLE tiles",
        ]) func structure(sql: String) async throws
    {
        let ledger = try TestLedger()
        try Tampering.execute(sql, at: ledger.path)
        #expect(await code { _ = try ledger.open() } == .schema)
        if let report = try? await ledger.verify() { #expect(!report.isSound) }
    }

    @Test("without keys nothing is opened; without a signer nothing is appended") func keys() async throws {
        let ledger = try TestLedger()
        #expect(await code { _ = try SQLiteLedger.open(at: ledger.path, keys: []) } == .noKeys)
        let reader = try SQLiteLedger.open(at: ledger.path, keys: [ledger.key.publicKey])
        #expect(await code { _ = try await reader.append(ledger.decision(1)) } == .readOnly)
        let other = try TestLedger(seed: 9).key.publicKey
        #expect(await code { _ = try SQLiteLedger.open(at: ledger.path, keys: [other]) } == .noteUnsigned)
    }

    @Test("two handles on one ledger take turns") func turns() async throws {
        let ledger = try TestLedger()
        let handles = [try ledger.open(), try ledger.open(), try ledger.open()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, handle) in handles.enumerated() {
                group.addTask {
                    for step in 0..<8 { _ = try await handle.append(ledger.decision(Int64(number % 2 * 100 + step))) }
                }
            }
            try await group.waitForAll()
        }
        let report = try await ledger.verify()
        #expect(report.isSound, "\(report.problems)")
        #expect(report.entries == 16)
    }

    @Test("a writer that keeps the lock too long is an error that names it") func locked() async throws {
        let ledger = try TestLedger()
        let second = try SQLiteLedger.open(
            at: ledger.path, keys: [ledger.key.publicKey], signer: ledger.signer, lockTimeout: 20)
        // Closed in children: one that another test starts meanwhile would keep the lock.
        let file = open(ledger.path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        try #require(flock(file, LOCK_EX) == 0)
        #expect(await code { _ = try await second.append(ledger.decision(2)) } == .locked)
        close(file)
        _ = try await ledger.open().append(ledger.decision(1))
        #expect(try await second.append(ledger.decision(2)).entry.index == 1)
    }

    @Test("an error of the storage ends appending until the ledger is opened again") func failure() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        _ = try await store.append(ledger.decision(1))
        try Tampering.execute("DELETE FROM tiles", at: ledger.path)
        #expect(await code { _ = try await store.append(ledger.decision(2)) } == .inconsistent)
        #expect(await code { _ = try await store.append(ledger.decision(2)) } == .inconsistent)
    }
}
