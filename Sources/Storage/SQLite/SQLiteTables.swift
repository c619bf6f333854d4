import Artifacts
import GRDB
import Ledger

/// The statements on a ledger's tables in SQLite.
struct SQLiteTables: LedgerTables {
    let database: Database

    private static let names = LedgerFields.columns.joined(separator: ", ")
    /// Texts are read as bytes: as text they would end at a zero byte.
    private static let bytes = LedgerFields.columns.map { "CAST(\($0) AS BLOB)" }.joined(separator: ", ")
    private static let select = "SELECT idx, envelope, leaf_hash, \(bytes) FROM entries"
    private static let insertion =
        "INSERT INTO entries(idx, envelope, leaf_hash, \(names)) VALUES("
        + [String](repeating: "?", count: LedgerFields.columns.count + 3).joined(separator: ", ") + ")"

    // MARK: entries

    func count() throws -> UInt64 {
        let statement = try SQLiteStatement(database, "SELECT max(idx) FROM entries")
        let last = try statement.first { $0.integer(0) } ?? nil
        return UInt64(clamping: (last ?? -1) + 1)
    }

    func insert(_ entries: [LedgerEntry]) throws {
        let statement = try SQLiteStatement(database, Self.insertion)
        for entry in entries {
            try statement.run(
                [.integer(Int64(clamping: entry.index)), .blob(entry.envelope), .blob(entry.leafHash.bytes)]
                    + entry.fields.values.map { $0.map { .text($0) } ?? .null })
        }
    }

    func indexes(ofClients ids: [Digest]) throws -> [Digest: UInt64] {
        let statement = try SQLiteStatement(database, "SELECT idx FROM entries WHERE client_id = ?")
        var found: [Digest: UInt64] = [:]
        for id in ids {
            guard let index = try statement.first([.text(id.description)], { $0.integer(0) }) ?? nil else { continue }
            guard let place = UInt64(exactly: index) else {
                throw LedgerError(.inconsistent, "there is an entry with the index \(index)")
            }
            found[id] = place
        }
        return found
    }

    func rows(from: UInt64, to: UInt64) throws -> [StoredEntry] {
        try SQLiteStatement(database, Self.select + " WHERE idx >= ? AND idx < ? ORDER BY idx")
            .all([.integer(Int64(clamping: from)), .integer(Int64(clamping: to))], Self.row)
    }

    /// The rows after an index, from the smallest on without one; negative indexes too.
    func rows(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        let (next, atEnd) = index.map { $0.addingReportingOverflow(1) } ?? (Int64.min, false)
        if atEnd { return [] }
        return try SQLiteStatement(database, Self.select + " WHERE idx >= ? ORDER BY idx LIMIT ?")
            .all([.integer(next), .integer(Int64(limit))], Self.row)
    }

    /// As `rows(after:limit:)`, without the fields.
    func leaves(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        let (next, atEnd) = index.map { $0.addingReportingOverflow(1) } ?? (Int64.min, false)
        if atEnd { return [] }
        let sql = "SELECT idx, envelope, leaf_hash FROM entries WHERE idx >= ? ORDER BY idx LIMIT ?"
        return try SQLiteStatement(database, sql).all([.integer(next), .integer(Int64(limit))]) {
            StoredEntry(
                index: $0.integer(0) ?? -1, envelope: $0.blob(1) ?? [], leafHash: $0.blob(2) ?? [], columns: nil)
        }
    }

    func rows(matching query: LedgerQuery, below size: UInt64) throws -> [StoredEntry] {
        var conditions = ["idx < ?", "idx >= ?"]
        var values: [SQLiteValue] = [
            .integer(Int64(clamping: min(size, query.before ?? size))), .integer(Int64(clamping: query.since ?? 0)),
        ]
        for (column, value) in query.conditions {
            conditions.append("\(column) = ?")
            values.append(.text(value))
        }
        if !query.kinds.isEmpty {
            let marks = [String](repeating: "?", count: query.kinds.count).joined(separator: ", ")
            conditions.append("kind IN (\(marks))")
            values += query.kinds.map { .text($0.rawValue) }
        }
        values.append(.integer(Int64(min(max(1, query.limit), LedgerQuery.maximumLimit))))
        return try SQLiteStatement(
            database,
            Self.select + " WHERE " + conditions.joined(separator: " AND ") + " ORDER BY idx DESC LIMIT ?"
        ).all(values, Self.row)
    }

    private static func row(_ row: borrowing SQLiteRow) -> StoredEntry {
        StoredEntry(
            index: row.integer(0) ?? -1, envelope: row.blob(1) ?? [], leafHash: row.blob(2) ?? [],
            columns: LedgerFields.columns.indices.map { row.blob(Int32($0) + 3) })
    }

    // MARK: tiles

    func storedTile(level: Int, index: UInt64) throws -> StoredTile? {
        try SQLiteStatement(database, "SELECT width, data FROM tiles WHERE level = ? AND tile_index = ?")
            .first([.integer(Int64(level)), .integer(Int64(clamping: index))]) {
                StoredTile(width: $0.integer(0) ?? -1, data: $0.blob(1) ?? [])
            }
    }

    func tile(level: Int, index: UInt64, width: Int) throws -> Tile {
        guard let stored = try storedTile(level: level, index: index) else {
            throw LedgerError(.inconsistent, "tile \(level)/\(index) is missing")
        }
        let tile = try Tile(level: level, index: index, data: stored.data)
        guard Int64(tile.width) == stored.width, tile.width >= width else {
            throw LedgerError(.inconsistent, "tile \(level)/\(index) has not the width it should have")
        }
        return tile
    }

    func put(_ tiles: [Tile]) throws {
        let statement = try SQLiteStatement(
            database,
            "INSERT INTO tiles(level, tile_index, width, data) VALUES(?, ?, ?, ?) "
                + "ON CONFLICT(level, tile_index) DO UPDATE SET width = excluded.width, data = excluded.data")
        for tile in tiles {
            try statement.run([
                .integer(Int64(tile.level)), .integer(Int64(clamping: tile.index)), .integer(Int64(tile.width)),
                .blob(tile.data),
            ])
        }
    }

    // MARK: checkpoint

    func checkpointNote() throws -> [UInt8] {
        guard
            let note = try SQLiteStatement(database, "SELECT note FROM checkpoint WHERE id = 1")
                .first([], { $0.blob(0) }) ?? nil
        else { throw LedgerError(.inconsistent, "the ledger has no checkpoint") }
        return note
    }

    func replaceCheckpoint(_ old: [UInt8], by new: [UInt8]) throws {
        try SQLiteStatement(database, "UPDATE checkpoint SET note = ? WHERE id = 1 AND note = ?")
            .run([.blob(new), .blob(old)])
        guard database.changesCount == 1 else {
            throw LedgerError(.forkPrevented, "another writer stored a checkpoint in between; append again")
        }
    }
}
