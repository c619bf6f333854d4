import Attestation
import FoundationEssentials
import GRDB
import Ledger
import Storage
import Testing

@Suite("Changing any byte") struct TamperingTests {
    /// Every column of every table, with the primary keys.
    private static let columns: [(table: String, column: String)] =
        (["idx", "envelope", "leaf_hash"] + LedgerFields.columns).map { ("entries", $0) }
        + ["level", "tile_index", "width", "data"].map { ("tiles", $0) }
        + [("checkpoint", "id"), ("checkpoint", "note"), ("ledger", "id"), ("ledger", "origin")]

    /// Other values for a stored one: integers near and far, texts with a changed, added or hidden byte, bytes with one bit
    /// flipped at either end and in the middle.
    private func changes(of value: DatabaseValue) -> [DatabaseValue] {
        switch value.storage {
        case .int64(let number): return [number + 1, number + 1000, -1 - number].map(\.databaseValue)
        case .string(let text):
            let last = text.last.map { $0 == "0" ? "1" : "0" } ?? "x"
            return [text + " ", text + "\0hidden", String(text.dropLast()) + last, ""].map {
                Data($0.utf8).databaseValue
            }
        case .blob(let data):
            return [0, data.count / 2, data.count - 1].map { offset in
                var changed = data
                changed[offset] ^= 1
                return changed.databaseValue
            } + [(data + [0]).databaseValue, data.dropLast().databaseValue]
        case .null: return [Data().databaseValue, Data("x".utf8).databaseValue]
        case .double: return []
        }
    }

    @Test("verify names table and column of every change", arguments: columns)
    func everyColumn(table: String, column: String) async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        _ = try await store.append([
            ledger.decision(1), ledger.act(release: 1, by: "ann"), ledger.trustChange(1), ledger.decision(2),
        ])
        // Two levels of tiles where tiles are changed.
        if table == "tiles" { _ = try await store.append((1000..<1260).map { try ledger.decision($0) }) }
        #expect(try await ledger.verify().isSound)
        store.close()
        let key = ["entries": "idx", "tiles": "level * 1000 + tile_index"][table] ?? "id"
        let rows = table == "entries" ? [0, 1, 2, 3] : table == "tiles" ? [0, 1, 1000] : [1]
        var tried = 0
        for row in rows {
            let value = try #require(
                try Tampering.values("SELECT \(column) FROM \(table) WHERE \(key) = \(row)", at: ledger.path).first)
            for changed in changes(of: value) {
                let copy = ledger.folder.file("copy.db")
                try TestFile.copy(ledger.path, to: copy)
                do {
                    // Texts go in as bytes: SQLite would end them at a zero byte.
                    let isText = value.storage.value is String || value.isNull
                    try Tampering.execute(
                        "UPDATE \(table) SET \(column) = \(isText ? "CAST(? AS TEXT)" : "?") WHERE \(key) = \(row)",
                        at: copy, arguments: [changed])
                } catch { continue }  // SQLite itself refuses a second row of the same key.
                let report = try await LedgerVerifier(keys: [ledger.key.publicKey], origin: TestLedger.origin)
                    .verify(SQLiteLedgerSource(at: copy))
                tried += 1
                #expect(
                    report.problems.contains { $0.table == table && $0.column == column },
                    "\(table).\(column) of row \(row) as \(changed): \(report.problems)")
            }
        }
        #expect(tried >= rows.count)
    }

    @Test("verifying the tree alone finds what changes a hash, and nothing else")
    func treeOnly() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        _ = try await store.append((0..<600).map { try ledger.decision($0) })
        store.close()
        func problems(_ sql: String) async throws -> Set<String> {
            let copy = ledger.folder.file("copy.db")
            try TestFile.copy(ledger.path, to: copy)
            try Tampering.execute(sql, at: copy)
            let verifier = try LedgerVerifier(
                keys: [ledger.key.publicKey], origin: TestLedger.origin, scope: .tree)
            let report = try await verifier.verify(SQLiteLedgerSource(at: copy))
            #expect(report.isSound == report.problems.isEmpty)
            return Set(report.problems.map { "\($0.table).\($0.column)" })
        }
        #expect(try await problems("SELECT 1") == [])
        #expect(
            try await problems("UPDATE entries SET leaf_hash = zeroblob(32) WHERE idx = 5") == ["entries.leaf_hash"])
        #expect(
            try await problems("UPDATE entries SET envelope = zeroblob(70) WHERE idx = 599")
                == ["entries.leaf_hash", "tiles.data", "checkpoint.note"])
        #expect(
            try await problems("UPDATE tiles SET data = zeroblob(8192) WHERE level = 0 AND tile_index = 1") == [
                "tiles.data"
            ])
        #expect(try await problems("DELETE FROM tiles WHERE level = 1").contains("tiles.data"))
        #expect(try await problems("DELETE FROM entries WHERE idx = 7").contains("entries.idx"))
        #expect(try await problems("DELETE FROM entries WHERE idx = 599").contains("checkpoint.note"))
        #expect(try await problems("UPDATE checkpoint SET note = zeroblob(200)").contains("checkpoint.note"))
        // Indexed fields are what full verification is for.
        #expect(try await problems("UPDATE entries SET verdict = 'rejected' WHERE idx = 5") == [])
        // The same tree, signed by nobody the caller knows.
        let stranger = try LedgerVerifier(
            keys: [SigningKey(.ed25519, secret: [UInt8](repeating: 9, count: 32)).publicKey], scope: .tree)
        #expect(try await !stranger.verify(SQLiteLedgerSource(at: ledger.path)).isSound)
    }

    @Test(
        "rows that are added, removed, doubled or swapped are found",
        arguments: [
            "DELETE FROM entries WHERE idx = 1", "DELETE FROM entries WHERE idx = 3", "DELETE FROM entries",
            "DELETE FROM tiles", "DELETE FROM checkpoint", "DELETE FROM ledger",
            "INSERT INTO tiles VALUES(1, 0, 1, zeroblob(32))", "INSERT INTO tiles VALUES(0, 1, 1, zeroblob(32))",
            "INSERT INTO ledger VALUES(2, 'x')", "INSERT INTO checkpoint SELECT 2, note FROM checkpoint",
            "UPDATE entries SET idx = 100 - idx",
            "UPDATE entries SET envelope = (SELECT envelope FROM entries WHERE idx = 0)",
        ]) func rows(sql: String) async throws
    {
        let ledger = try TestLedger()
        _ = try await ledger.open().append((0..<4).map { try ledger.decision($0) })
        try Tampering.execute(sql, at: ledger.path)
        #expect(try await ledger.verify().isSound == false)
    }

    @Test("a ledger that is signed as a whole by another key is another ledger") func resigned() async throws {
        let ledger = try TestLedger()
        let other = try TestLedger(seed: 9)
        for number in 0..<4 as Range<Int64> {
            _ = try await ledger.open().append(ledger.decision(number))
            _ = try await other.open().append(other.decision(number))
        }
        #expect(try await other.verify().isSound)
        let report = try await other.verify(keys: [ledger.key.publicKey])
        #expect(report.problems.contains { $0.code == .noteUnsigned && $0.table == "checkpoint" })
        #expect(report.problems.filter { $0.code == .entryUnsigned && $0.column == "envelope" }.count == 4)
        #expect(report.checkpoint == nil)
    }

    @Test("entries and checkpoint of yesterday are found by a checkpoint of today, in any process that knows one")
    func rollback() async throws {
        let ledger = try TestLedger()
        _ = try await ledger.open().append(ledger.decision(1))
        let copy = ledger.folder.file("yesterday.db")
        try TestFile.copy(ledger.path, to: copy)
        let running = try ledger.open()
        _ = try await running.append(ledger.decision(2))
        let pinned = try running.checkpoint().checkpoint
        #expect(try await ledger.verify(pinned: [pinned]).isSound)
        // The checkpoint row alone, with its entries left in place.
        let note = try #require(try Tampering.values("SELECT note FROM checkpoint", at: copy).first)
        try Tampering.execute("UPDATE checkpoint SET note = ?", at: ledger.path, arguments: [note])
        let report = try await ledger.verify(pinned: [pinned])
        #expect(report.problems.map(\.code) == [.rollback])
        #expect(try await ledger.verify().pending == 1)
        func code(_ body: () async throws -> Void) async -> LedgerError.Code? {
            do { try await body() } catch { return (error as? LedgerError)?.code }
            return nil
        }
        #expect(await code { _ = try running.checkpoint() } == .rollback)
        #expect(await code { _ = try await running.append(ledger.decision(3)) } == .rollback)
        #expect(await code { _ = try ledger.open(pinned: pinned) } == .rollback)
    }

    @Test("another history of the same length is found by a pinned checkpoint") func fork() async throws {
        let ledger = try TestLedger()
        let other = try TestLedger()
        _ = try await ledger.open().append(ledger.decision(1))
        _ = try await other.open().append(other.decision(2))
        let pinned = try other.open().checkpoint().checkpoint
        #expect(try await ledger.verify(pinned: [pinned]).problems.map(\.code) == [.inconsistent])
        #expect(throws: LedgerError.self) { try ledger.open(pinned: pinned) }
        _ = try await ledger.open().append(ledger.decision(3))
        #expect(try await ledger.verify(pinned: [pinned]).problems.map(\.code) == [.inconsistent])
    }

    @Test("readers do not serve a row that its checkpoint does not cover") func readers() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        _ = try await store.append([ledger.decision(1), ledger.decision(2)])
        // A well signed entry in the place of another, with all its fields.
        let spare = try TestLedger()
        _ = try await spare.open().append([spare.decision(9), spare.decision(8)])
        try Tampering.execute(
            "ATTACH '\(spare.path)' AS spare; DELETE FROM main.entries WHERE idx = 1; "
                + "INSERT INTO main.entries SELECT * FROM spare.entries WHERE idx = 1", at: ledger.path)
        #expect(try store.entry(at: 0) != nil)
        #expect(throws: LedgerError.self) { try store.entry(at: 1) }
        #expect(throws: LedgerError.self) { try store.entries(matching: LedgerQuery()) }
        #expect(throws: LedgerError.self) { try store.inclusionProof(of: 1) }
        #expect(try store.inclusionProof(of: 0).hashes.count == 1)
    }
}
