import GRDB
package import Ledger

/// A ledger's SQLite file as it is, for `LedgerVerifier`: one moment of it, seen for as long as this value lives.
///
/// Writers wait while the value lives.
package final class SQLiteLedgerSource: LedgerSource {
    private let queue: DatabaseQueue

    /// Opens a file; it may be anything.
    /// - Throws: `ledger.missing`, `ledger.schema` for what is no SQLite file, `ledger.storage`.
    package init(at path: String) throws {
        queue = try LedgerConnection.open(path, snapshot: true)
        try LedgerConnection.stored {
            try queue.inDatabase { database in
                try database.execute(sql: "PRAGMA query_only = ON; BEGIN DEFERRED")
                // The first read fixes the moment.
                _ = try Row.fetchOne(database, sql: "SELECT name FROM sqlite_schema")
            }
        }
    }

    private func read<T>(_ body: (Database) throws -> T) throws -> T {
        try LedgerConnection.stored { try queue.inDatabase(body) }
    }

    package func structureProblems() throws -> [LedgerProblem] {
        try read { database in
            var problems = try LedgerSchema.problems(in: database)
            for line in try String.fetchAll(database, sql: "PRAGMA integrity_check(10)") where line != "ok" {
                problems.append(LedgerProblem(.inconsistent, table: "database", column: "integrity", line))
            }
            return problems
        }
    }

    package func origin() throws -> [UInt8]? {
        try read { database in try SQLiteLedgerSource.only(database, column: "origin", of: "ledger") }
    }

    package func checkpointNote() throws -> [UInt8]? {
        try read { database in try SQLiteLedgerSource.only(database, column: "note", of: "checkpoint") }
    }

    package func entries(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        // Texts are read as bytes: as text they would end at a zero byte.
        let columns = LedgerFields.columns.map { "CAST(\($0) AS BLOB)" }.joined(separator: ", ")
        let (next, atEnd) = index.map { $0.addingReportingOverflow(1) } ?? (Int64.min, false)
        if atEnd { return [] }
        return try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT idx, envelope, leaf_hash, \(columns) FROM entries WHERE idx >= ? ORDER BY idx LIMIT ?",
                arguments: [next, limit])
            return rows.map { row in
                StoredEntry(
                    index: row[0], envelope: (row[1] as DatabaseBytes?)?.bytes ?? [],
                    leafHash: (row[2] as DatabaseBytes?)?.bytes ?? [],
                    columns: LedgerFields.columns.indices.map { (row[$0 + 3] as DatabaseBytes?)?.bytes })
            }
        }
    }

    package func storedTile(level: Int, index: UInt64) throws -> StoredTile? {
        try read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT width, data FROM tiles WHERE level = ? AND tile_index = ?",
                arguments: [level, Int64(clamping: index)])
            return row.map { StoredTile(width: $0[0], data: ($0[1] as DatabaseBytes?)?.bytes ?? []) }
        }
    }

    package func tilePlaces() throws -> [StoredTile.Place] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT level, tile_index FROM tiles").map {
                StoredTile.Place(level: $0[0], index: $0[1])
            }
        }
    }

    /// The one value of a table that has one row with the id 1, and no other.
    private static func only(_ database: Database, column: String, of table: String) throws -> [UInt8]? {
        let rows = try Row.fetchAll(database, sql: "SELECT id, CAST(\(column) AS BLOB) FROM \(table) LIMIT 2")
        guard rows.count == 1, let row = rows.first, row[0] == 1 else { return nil }
        return (row[1] as DatabaseBytes?)?.bytes
    }
}
