import Attestation
import Ledger
import Storage
import Testing

@Suite("Migrations of PostgreSQL ledgers", .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"))
struct PostgresMigrationTests {
    private static let steps = [
        PostgresMigration(
            from: 1,
            statements: [
                "CREATE TABLE sluice.more(x bigint)", "INSERT INTO sluice.more SELECT max(idx) FROM sluice.entries",
            ]),
        PostgresMigration(from: 2, statements: ["ALTER TABLE sluice.more RENAME TO other"]),
    ]

    /// The tables as version 1 made them, with five decisions of the key that tests use: recorded, and never made anew.
    private func recorded() throws -> (PostgresDatabase, PostgresAddress) {
        let database = try PostgresServer.shared.database()
        let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        try database.sql(TestFile.text("\(folder)/version-1.sql"))
        return (database, try #require(PostgresAddress(database.url)))
    }

    @Test("a ledger of version 1 opens, proves, verifies and takes more") func versionOne() async throws {
        let (database, address) = try recorded()
        let maker = try TestLedger()
        let ledger = try PostgresLedger.open(at: address, keys: [maker.key.publicKey], signer: maker.signer)
        let head = try ledger.checkpoint().checkpoint
        #expect(head.size == 5)
        #expect(
            head.root.bytes.map { $0 < 16 ? "0\(String($0, radix: 16))" : String($0, radix: 16) }.joined()
                == "7b975269ee1cd218de4986f381cd3d91b190d69dd2b0cbbada3aaf6f03620a95")
        for (index, entry) in try ledger.entries(from: 0, limit: 10).enumerated() {
            let proof = try ledger.inclusionProof(of: UInt64(index))
            #expect(
                MerkleTree.verifyInclusion(
                    of: entry.leafHash, at: UInt64(index), in: 5, root: head.root, proof: proof.hashes))
        }
        let more = try await ledger.append(maker.decision(5))
        #expect(more.entry.index == 5)
        let report = try await LedgerVerifier(
            keys: [maker.key.publicKey], origin: TestLedger.origin, pinned: [head]
        ).verify(PostgresLedgerSource(at: address))
        #expect(report.isSound, "\(report.problems)")
        #expect(report.entries == 6)
        #expect(try database.sql("SELECT version FROM sluice.version") == "1")
    }

    @Test("steps run in order, once, and none is needed twice") func steps() throws {
        let (database, address) = try recorded()
        #expect(try PostgresMigration.run(Self.steps, to: 3, at: address) == [2, 3])
        #expect(try database.sql("SELECT x FROM sluice.other") == "4")
        #expect(try database.sql("SELECT version FROM sluice.version") == "3")
        #expect(try PostgresMigration.run(Self.steps, to: 3, at: address) == [])
        // Tables of a newer form than is known are left alone.
        #expect(ledgerErrorCode { _ = try PostgresMigration.run(Self.steps, to: 2, at: address) } == .schema)
        #expect(try database.sql("SELECT version FROM sluice.version") == "3")
    }

    @Test("a step that fails half-way leaves the version before it, whole") func failure() throws {
        let (database, address) = try recorded()
        let failing = [
            Self.steps[0],
            PostgresMigration(
                from: 2,
                statements: [
                    "INSERT INTO sluice.more VALUES(7)", "ALTER TABLE sluice.more RENAME TO other",
                    "SELECT 1 FROM sluice.nothing",
                ]),
        ]
        #expect(throws: LedgerError.self) { try PostgresMigration.run(failing, to: 3, at: address) }
        #expect(try database.sql("SELECT version FROM sluice.version") == "2")
        #expect(try database.sql("SELECT string_agg(x::text, ' ') FROM sluice.more") == "4")
        #expect(try PostgresMigration.run(Self.steps, to: 3, at: address) == [3])
    }

    @Test("a version without a step that leads on is refused") func gap() throws {
        let (database, address) = try recorded()
        #expect(ledgerErrorCode { _ = try PostgresMigration.run([Self.steps[1]], to: 3, at: address) } == .schema)
        #expect(try database.sql("SELECT version FROM sluice.version") == "1")
    }

    @Test("processes that start together run each step once") func together() async throws {
        let (database, address) = try recorded()
        let reached = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<8 { group.addTask { try PostgresMigration.run(Self.steps, to: 3, at: address) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(reached.sorted() == [2, 3])
        #expect(try database.sql("SELECT count(*) FROM sluice.other") == "1")
    }
}
