import Attestation
import Ledger
import Storage
import Synchronization
import Testing

@Suite("PostgreSQL ledger", .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"))
struct PostgresLedgerTests {
    private struct Stop: Error {}

    @Test("keeps the contract of every ledger, with both kinds of keys", arguments: [KeyAlgorithm.ed25519, .p256])
    func contract(algorithm: KeyAlgorithm) async throws {
        // Partitions small enough that the contract's entries fill several.
        let ledger = try PostgresTestLedger(algorithm: algorithm, partitionSize: 100)
        try await LedgerStoreContract.check(open: { try ledger.open() }, entries: ledger.maker)
        let report = try await ledger.verify()
        #expect(report.isSound, "\(report.problems)")
        #expect(report.entries == 611)
        #expect(report.pending == 0)
        #expect(try ledger.sql("SELECT count(*) FROM pg_inherits WHERE inhparent = 'sluice.entries'::regclass") == "8")
    }

    @Test("create refuses what is there, open what is not, and neither leaves anything behind") func createAndOpen()
        throws
    {
        let ledger = try PostgresTestLedger()
        let (signer, keys) = (ledger.maker.signer, [ledger.maker.key.publicKey])
        #expect(
            ledgerErrorCode { try PostgresLedger.create(at: ledger.address, origin: "x", signer: signer) } == .exists)
        let empty = try PostgresServer.shared.database()
        let address = try #require(PostgresAddress(empty.url))
        #expect(ledgerErrorCode { _ = try PostgresLedger.open(at: address, keys: keys, signer: signer) } == .missing)
        #expect(ledgerErrorCode { _ = try PostgresLedgerSource(at: address) } == .missing)
        #expect(ledgerErrorCode { try PostgresLedger.create(at: address, origin: "a b", signer: signer) } == .noteKey)
        #expect(try empty.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'sluice'") == "0")
        // A schema that an administrator made is filled; one that holds something is not.
        try empty.sql("CREATE SCHEMA sluice; CREATE TABLE sluice.mine(x int)")
        #expect(ledgerErrorCode { try PostgresLedger.create(at: address, origin: "x", signer: signer) } == .exists)
        #expect(ledgerErrorCode { _ = try PostgresLedger.open(at: address, keys: keys) } == .schema)
        try empty.sql("DROP TABLE sluice.mine")
        try PostgresLedger.create(at: address, origin: "x", signer: signer)
        #expect(try PostgresLedger.open(at: address, keys: keys).checkpoint().checkpoint.size == 0)
    }

    @Test("without keys nothing is opened; without a signer nothing is appended") func keys() async throws {
        let ledger = try PostgresTestLedger()
        #expect(ledgerErrorCode { _ = try PostgresLedger.open(at: ledger.address, keys: []) } == .noKeys)
        let reader = try PostgresLedger.open(at: ledger.address, keys: [ledger.maker.key.publicKey])
        #expect(await ledgerErrorCode { _ = try await reader.append(ledger.decision(1)) } == .readOnly)
        let other = try TestLedger(seed: 9).key.publicKey
        #expect(ledgerErrorCode { _ = try PostgresLedger.open(at: ledger.address, keys: [other]) } == .noteUnsigned)
    }

    @Test(
        "a schema whose structure is another is refused, and verify says so",
        arguments: [
            "UPDATE sluice.version SET version = 2", "DELETE FROM sluice.version", "CREATE TABLE sluice.more(x int)",
            "DROP INDEX sluice.entries_by_kind", "CREATE INDEX more ON sluice.entries(at)",
            "CREATE VIEW sluice.v AS SELECT 1", "ALTER TABLE sluice.entries ADD COLUMN more text",
            "DROP TABLE sluice.tiles", "ALTER TABLE sluice.clients DROP CONSTRAINT clients_pkey",
            "ALTER TABLE sluice.clients SET UNLOGGED", "ALTER TABLE sluice.checkpoint ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE sluice.ledger ALTER origin SET DEFAULT 'x'",
            "CREATE RULE r AS ON INSERT TO sluice.tiles DO INSTEAD NOTHING",
            "ALTER TABLE sluice.entries ALTER COLUMN name TYPE text COLLATE \"default\"",
            "ALTER TABLE sluice.entries DETACH PARTITION sluice.entries_0",
            "DROP TABLE sluice.entries_1; CREATE TABLE sluice.entries_1 PARTITION OF sluice.entries "
                + "FOR VALUES FROM (1048576) TO (1048577)",
            "CREATE FUNCTION sluice.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; "
                + "CREATE TRIGGER t BEFORE UPDATE ON sluice.checkpoint FOR EACH ROW EXECUTE FUNCTION sluice.f()",
        ]) func structure(sql: String) async throws
    {
        let ledger = try PostgresTestLedger()
        try ledger.sql(sql)
        #expect(ledgerErrorCode { _ = try ledger.open() } == .schema)
        if let report = try? await ledger.verify() { #expect(!report.isSound) }
    }

    @Test("names longer than any index takes are stored and found; a zero byte is refused before anything is stored")
    func longNames() async throws {
        let ledger = try PostgresTestLedger()
        let store = try ledger.open()
        let names = ["x", "y"].map { String(repeating: "\u{1F512}", count: 2000) + $0 }
        for (number, name) in names.enumerated() {
            _ = try await store.append(ledger.maker.decision(Int64(number), name: name))
        }
        #expect(try store.decisions(project: "acme", name: names[1], environment: "production").map(\.index) == [1])
        let zero = try ledger.maker.decision(7, name: "a\0b")
        #expect(await ledgerErrorCode { _ = try await store.append([ledger.decision(8), zero]) } == .entryMalformed)
        #expect(try await ledger.verify().entries == 2)
        #expect(try await store.append(ledger.decision(9)).entry.index == 2)
        #expect(try store.decisions(project: "acme", name: "a\0b", environment: "x").isEmpty)
    }

    private static let pairs = AppendStep.allCases.flatMap { first in AppendStep.allCases.map { (first, $0) } }

    @Test("a ledger is sound and goes on after any two stops", arguments: pairs)
    func stops(first: AppendStep, second: AppendStep) async throws {
        let ledger = try PostgresTestLedger()
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
        let store = try ledger.open()
        for number in [4, 3, 5] as [Int64] { _ = try await store.append(ledger.decision(number)) }
        let report = try await ledger.verify()
        #expect(report.isSound, "\(report.problems)")
        #expect(report.entries == 5)
        #expect(report.pending == 0)
    }

    @Test("a checkpoint that changed meanwhile is not overwritten") func compareAndSwap() async throws {
        let ledger = try PostgresTestLedger()
        let other = try ledger.maker.signer.note(
            of: Checkpoint(origin: TestLedger.origin, size: 0, root: MerkleTree.emptyRoot, extensions: ["other"]))
        let hex = other.map { byte in String([byte >> 4, byte & 15].map { Array("0123456789abcdef")[Int($0)] }) }
        let attempts = Mutex(0)
        let store = try ledger.open { step in
            guard step == .checkpointSigned,
                attempts.withLock({
                    $0 += 1; return $0
                }) == 1
            else { return }
            try ledger.sql("UPDATE sluice.checkpoint SET note = '\\x\(hex.joined())'")
        }
        // What stands there is read, verified and extended anew.
        #expect(try await store.append(ledger.decision(1)).entry.index == 0)
        #expect(attempts.withLock { $0 } == 2)
        #expect(try await ledger.verify().isSound)
    }

    @Test("entries and checkpoint of yesterday are found by a checkpoint of today, in any process that knows one")
    func rollback() async throws {
        let ledger = try PostgresTestLedger()
        _ = try await ledger.open().append(ledger.decision(1))
        try ledger.sql("CREATE TABLE public.yesterday AS TABLE sluice.checkpoint")
        let running = try ledger.open()
        _ = try await running.append(ledger.decision(2))
        let pinned = try running.checkpoint().checkpoint
        try ledger.sql("UPDATE sluice.checkpoint SET note = (SELECT note FROM public.yesterday)")
        #expect(try await ledger.verify(pinned: [pinned]).problems.map(\.code) == [.rollback])
        #expect(try await ledger.verify().pending == 1)
        #expect(ledgerErrorCode { _ = try running.checkpoint() } == .rollback)
        #expect(await ledgerErrorCode { _ = try await running.append(ledger.decision(3)) } == .rollback)
        #expect(ledgerErrorCode { _ = try ledger.open(pinned: pinned) } == .rollback)
    }

    @Test("a user without rights is told so") func rights() async throws {
        let ledger = try PostgresTestLedger()
        let role = "r\(UInt32.random(in: 0...UInt32.max))"
        try ledger.sql("CREATE ROLE \(role) LOGIN; GRANT USAGE ON SCHEMA sluice TO \(role)")
        let address = try #require(PostgresAddress(ledger.database.url.replacing("postgres@", with: "\(role)@")))
        let keys = [ledger.maker.key.publicKey]
        #expect(ledgerErrorCode { _ = try PostgresLedger.open(at: address, keys: keys) } == .denied)
        try ledger.sql("GRANT SELECT ON ALL TABLES IN SCHEMA sluice TO \(role)")
        let reader = try PostgresLedger.open(at: address, keys: keys, signer: ledger.maker.signer)
        #expect(await ledgerErrorCode { _ = try await reader.append(ledger.decision(1)) } == .denied)
        _ = try await ledger.open().append(ledger.decision(1))
        #expect(try reader.entry(at: 0)?.fields.version == "1.1")
        try ledger.sql("DROP OWNED BY \(role); DROP ROLE \(role)")
    }
}
