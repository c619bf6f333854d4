import GRDB
package import Ledger

/// A ledger's SQLite file as it is, for `LedgerVerifier`: one moment of it, seen for as long as this value lives.
///
/// Writers go on meanwhile, and this value does not see what they write.
package final class SQLiteLedgerSource: LedgerSource {
    private let queue: DatabaseQueue

    /// Opens a file; it may be anything.
    /// - Throws: `ledger.missing`, `ledger.schema` for what is no SQLite file, `ledger.storage`.
    package init(at path: String) throws {
        queue = try LedgerConnection.open(path, .snapshot)
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
        try read { try SQLiteTables(database: $0).rows(after: index, limit: limit) }
    }

    package func leaves(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        try read { try SQLiteTables(database: $0).leaves(after: index, limit: limit) }
    }

    package func storedTile(level: Int, index: UInt64) throws -> StoredTile? {
        try read { try SQLiteTables(database: $0).storedTile(level: level, index: index) }
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
