import Artifacts
import GRDB
import Ledger

/// The statements on a ledger's tables, within a transaction of the caller.
struct LedgerRows: TileSource {
    let database: Database

    private static let names = LedgerFields.columns.joined(separator: ", ")

    // MARK: entries

    /// The number of entries, taken from the greatest index.
    func count() throws -> UInt64 {
        let last = try Int64.fetchOne(database, sql: "SELECT max(idx) FROM entries")
        return UInt64(clamping: (last ?? -1) + 1)
    }

    func insert(_ entry: LedgerEntry) throws {
        let marks = [String](repeating: "?", count: LedgerFields.columns.count + 3).joined(separator: ", ")
        let values: [(any DatabaseValueConvertible)?] =
            [Int64(clamping: entry.index), DatabaseBytes(entry.envelope), DatabaseBytes(entry.leafHash.bytes)]
            + entry.fields.values
        try database.execute(
            sql: "INSERT INTO entries(idx, envelope, leaf_hash, \(LedgerRows.names)) VALUES(\(marks))",
            arguments: StatementArguments(values))
    }

    func index(ofClient id: Digest) throws -> UInt64? {
        let index = try Int64.fetchOne(
            database, sql: "SELECT idx FROM entries WHERE client_id = ?", arguments: [id.description])
        return try index.map { try LedgerRows.index($0) }
    }

    /// The entries of a range of indexes, each with its fields compared with the row.
    func entries(from: UInt64, to: UInt64) throws -> [LedgerEntry] {
        let rows = try Row.fetchAll(
            database,
            sql:
                "SELECT idx, envelope, leaf_hash, \(LedgerRows.names) FROM entries WHERE idx >= ? AND idx < ? ORDER BY idx",
            arguments: [Int64(clamping: from), Int64(clamping: to)])
        return try rows.map { try LedgerRows.entry($0) }
    }

    func entries(matching query: LedgerQuery, size: UInt64) throws -> [LedgerEntry] {
        let end = min(size, query.before ?? size)
        var conditions = ["idx < ?", "idx >= ?"]
        var arguments: [any DatabaseValueConvertible] = [Int64(clamping: end), Int64(clamping: query.since ?? 0)]
        for (column, value) in query.conditions {
            conditions.append("\(column) = ?")
            arguments.append(value)
        }
        if !query.kinds.isEmpty {
            let marks = [String](repeating: "?", count: query.kinds.count).joined(separator: ", ")
            conditions.append("kind IN (\(marks))")
            arguments += query.kinds.map { $0.rawValue as any DatabaseValueConvertible }
        }
        arguments.append(min(max(1, query.limit), LedgerQuery.maximumLimit))
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT idx, envelope, leaf_hash, \(LedgerRows.names) FROM entries WHERE "
                + conditions.joined(separator: " AND ") + " ORDER BY idx DESC LIMIT ?",
            arguments: StatementArguments(arguments))
        return try rows.map { try LedgerRows.entry($0) }
    }

    private static func entry(_ row: Row) throws -> LedgerEntry {
        let index = try index(row[0])
        let envelope: DatabaseBytes = row[1]
        let leafHash: DatabaseBytes = row[2]
        let entry = try LedgerEntry(index: index, envelope: envelope.bytes)
        let stored: [String?] = (0..<LedgerFields.columns.count).map { row[$0 + 3] }
        guard entry.leafHash.bytes == leafHash.bytes,
            zip(stored, entry.fields.values).allSatisfy({ $0.map { Array($0.utf8) } == $1.map { Array($0.utf8) } })
        else { throw LedgerError(.inconsistent, "the row of entry \(index) is not what its signed envelope says") }
        return entry
    }

    private static func index(_ number: Int64) throws -> UInt64 {
        guard let index = UInt64(exactly: number) else {
            throw LedgerError(.inconsistent, "there is an entry with the index \(number)")
        }
        return index
    }

    // MARK: tiles

    func tile(level: Int, index: UInt64, width: Int) throws -> Tile {
        guard
            let row = try Row.fetchOne(
                database, sql: "SELECT width, data FROM tiles WHERE level = ? AND tile_index = ?",
                arguments: [level, Int64(clamping: index)])
        else { throw LedgerError(.inconsistent, "tile \(level)/\(index) is missing") }
        let data: DatabaseBytes = row[1]
        let tile = try Tile(level: level, index: index, data: data.bytes)
        guard tile.width == row[0], tile.width >= width else {
            throw LedgerError(.inconsistent, "tile \(level)/\(index) has not the width it should have")
        }
        return tile
    }

    func put(_ tile: Tile) throws {
        try database.execute(
            sql: "INSERT INTO tiles(level, tile_index, width, data) VALUES(?, ?, ?, ?) "
                + "ON CONFLICT(level, tile_index) DO UPDATE SET width = excluded.width, data = excluded.data",
            arguments: [tile.level, Int64(clamping: tile.index), tile.width, DatabaseBytes(tile.data)])
    }

    // MARK: checkpoint

    func checkpointNote() throws -> [UInt8] {
        guard let note = try DatabaseBytes.fetchOne(database, sql: "SELECT note FROM checkpoint WHERE id = 1") else {
            throw LedgerError(.inconsistent, "the ledger has no checkpoint")
        }
        return note.bytes
    }

    /// Puts a checkpoint in the place of the one it was made from.
    /// - Throws: `ledger.fork-prevented` when another one stands there.
    func replaceCheckpoint(_ old: [UInt8], by new: [UInt8]) throws {
        try database.execute(
            sql: "UPDATE checkpoint SET note = ? WHERE id = 1 AND note = ?",
            arguments: [DatabaseBytes(new), DatabaseBytes(old)])
        guard database.changesCount == 1 else {
            throw LedgerError(.forkPrevented, "another writer stored a checkpoint in between; append again")
        }
    }
}
