import Attestation
import Ledger
import Storage
import Testing

@Suite("Changing any byte in PostgreSQL", .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"))
struct PostgresTamperingTests {
    /// Every column of every table, with the primary keys; client ids are told as a field of their entries.
    private static let columns: [(table: String, column: String)] =
        (["idx", "envelope", "leaf_hash"] + LedgerFields.columns.filter { $0 != "client_id" }).map { ("entries", $0) }
        + [
            ("clients", "client_id"), ("clients", "idx"), ("tiles", "level"), ("tiles", "tile_index"),
            ("tiles", "width"), ("tiles", "data"), ("checkpoint", "id"), ("checkpoint", "note"), ("ledger", "id"),
            ("ledger", "origin"), ("version", "id"), ("version", "version"),
        ]

    /// Other values, as SQL over the column `c` of this type; constraints are gone when they are set.
    private static func changes(_ type: String) -> [String] {
        switch type {
        case "bigint": ["c + 1", "c + 1000", "-1 - c"]
        case "bytea":
            [
                "set_byte(c, 0, get_byte(c, 0) # 1)",
                "set_byte(c, length(c) / 2, get_byte(c, length(c) / 2) # 1)",
                "set_byte(c, length(c) - 1, get_byte(c, length(c) - 1) # 1)", "c || '\\x00'",
                "substring(c FROM 1 FOR length(c) - 1)", "'\\x'",
            ]
        default: ["coalesce(c, '') || ' '", "coalesce(left(c, -1), '') || 'x'", "CASE WHEN c IS NULL THEN '' END"]
        }
    }

    @Test("verify names table and column of every change", arguments: columns)
    func everyColumn(table: String, column: String) async throws {
        let ledger = try PostgresTestLedger(partitionSize: 200)
        let made = ledger.maker
        let store = try ledger.open()
        _ = try await store.append([
            made.decision(1), made.act(release: 1, by: "ann"), made.trustChange(1), made.decision(2),
        ])
        if table == "tiles" { _ = try await store.append((1000..<1260).map { try made.decision($0) }) }
        #expect(try await ledger.verify().isSound)
        let type = try ledger.sql(
            "SELECT format_type(atttypid, -1) FROM pg_attribute WHERE attrelid = 'sluice.\(table)'::regclass "
                + "AND attname = '\(column)'")
        let key = ["entries": "idx", "clients": "idx", "tiles": "level * 1000 + tile_index"][table] ?? "id"
        let rows = ["entries", "clients"].contains(table) ? [0, 1, 2, 3] : table == "tiles" ? [0, 1, 1000] : [1]
        var tried = 0
        for row in rows {
            for change in Self.changes(type) {
                let value = change.replacing("c ", with: "\(column) ").replacing("c,", with: "\(column),")
                    .replacing("(c)", with: "(\(column))").replacing(" c", with: " \(column)")
                // PostgreSQL itself refuses a value that a constraint or a partition forbids.
                let differs = try? ledger.sql(
                    "CREATE TABLE public.copy AS TABLE sluice.\(table); "
                        + "UPDATE sluice.\(table) SET \(column) = \(value) WHERE \(key) = \(row); "
                        + "SELECT count(*) FROM (TABLE sluice.\(table) EXCEPT TABLE public.copy) x")
                guard let differs else { continue }
                if differs != "0" {
                    tried += 1
                    let report = try await ledger.verify()
                    #expect(
                        report.problems.contains {
                            $0.table == table && $0.column == column
                                || table == "clients" && $0.table == "entries" && $0.column == "client_id"
                        }, "\(table).\(column) of row \(row) by \(change): \(report.problems)")
                }
                try ledger.sql(
                    "DELETE FROM sluice.\(table); INSERT INTO sluice.\(table) TABLE public.copy; DROP TABLE public.copy"
                )
            }
        }
        // Indexes can hardly be moved, and the one row of a table not at all.
        #expect(tried >= (column == "id" ? 0 : table == "entries" && column == "idx" ? 1 : rows.count))
        #expect(try await ledger.verify().isSound)
    }

    @Test(
        "rows that are added, removed, doubled or swapped are found",
        arguments: [
            "DELETE FROM sluice.entries WHERE idx = 1", "DELETE FROM sluice.entries WHERE idx = 3",
            "DELETE FROM sluice.entries", "DELETE FROM sluice.tiles", "DELETE FROM sluice.checkpoint",
            "DELETE FROM sluice.ledger", "DELETE FROM sluice.clients", "DELETE FROM sluice.clients WHERE idx = 2",
            "INSERT INTO sluice.clients VALUES('more', 99)", "INSERT INTO sluice.clients VALUES('more', -1)",
            "INSERT INTO sluice.tiles VALUES(1, 0, 1, '\\x00')", "INSERT INTO sluice.tiles VALUES(0, 1, 1, '\\x00')",
            "INSERT INTO sluice.tiles VALUES(-1, -1, 1, '\\x00')", "UPDATE sluice.entries SET idx = 100 - idx",
            "UPDATE sluice.entries SET envelope = (SELECT envelope FROM sluice.entries WHERE idx = 0)",
        ]) func rows(sql: String) async throws
    {
        let ledger = try PostgresTestLedger()
        _ = try await ledger.open().append((0..<4).map { try ledger.decision($0) })
        try ledger.sql(sql)
        #expect(try await ledger.verify().isSound == false)
    }

    @Test("readers do not serve a row that its checkpoint does not cover") func readers() async throws {
        let (ledger, spare) = (try PostgresTestLedger(), try PostgresTestLedger())
        let store = try ledger.open()
        _ = try await store.append([ledger.decision(1), ledger.decision(2)])
        _ = try await spare.open().append([spare.decision(9), spare.decision(8)])
        // A well signed entry in the place of another, with all its fields.
        let dump = try #require(PostgresServer.bin) + "/pg_dump"
        let rows = try TestProcess.run([
            dump, "--data-only", "--inserts", "-t", "sluice.entries_0", "-t", "sluice.clients", spare.database.url,
        ])
        for line in rows.split(separator: "\n") where line.contains("INSERT") && line.contains("VALUES (1, ") {
            try ledger.sql("DELETE FROM sluice.entries WHERE idx = 1; \(line)")
        }
        for line in rows.split(separator: "\n") where line.contains("INSERT") && line.hasSuffix(", 1);") {
            try ledger.sql("DELETE FROM sluice.clients WHERE idx = 1; \(line)")
        }
        #expect(try store.entry(at: 0) != nil)
        #expect(ledgerErrorCode { _ = try store.entry(at: 1) } == .inconsistent)
        #expect(ledgerErrorCode { _ = try store.entries(matching: LedgerQuery()) } == .inconsistent)
        #expect(ledgerErrorCode { _ = try store.inclusionProof(of: 1) } == .inconsistent)
        #expect(try store.inclusionProof(of: 0).hashes.count == 1)
    }
}
