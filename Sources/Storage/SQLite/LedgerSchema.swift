import GRDB
import Ledger

/// The tables of a ledger in SQLite: nothing in them that `LedgerVerifier` can't hold against signed entries.
enum LedgerSchema {
    /// `PRAGMA user_version`; another form gets another number, and files of numbers that are not known are refused.
    ///
    /// 1 had a rollback journal, 2 has a write-ahead log; the tables are the same.
    static let version = 2
    /// `PRAGMA application_id`: "SLCG".
    static let applicationID = 0x534C_4347

    private static let required: Set<String> = ["kind", "client_id", "at", "time_source"]

    /// The objects of the file, by name, each with the statement that makes it.
    static let statements: [(name: String, sql: String)] = [
        (
            "entries",
            "CREATE TABLE entries(idx INTEGER PRIMARY KEY, envelope BLOB NOT NULL, leaf_hash BLOB NOT NULL, "
                + LedgerFields.columns.map { required.contains($0) ? "\($0) TEXT NOT NULL" : "\($0) TEXT" }
                .joined(separator: ", ") + ") STRICT"
        ),
        ("entries_by_client", "CREATE UNIQUE INDEX entries_by_client ON entries(client_id)"),
        ("entries_by_name", "CREATE INDEX entries_by_name ON entries(project, name, environment, idx)"),
        ("entries_by_release", "CREATE INDEX entries_by_release ON entries(release_digest, idx)"),
        ("entries_by_kind", "CREATE INDEX entries_by_kind ON entries(kind, idx)"),
        (
            "tiles",
            "CREATE TABLE tiles(level INTEGER NOT NULL, tile_index INTEGER NOT NULL, width INTEGER NOT NULL, "
                + "data BLOB NOT NULL, PRIMARY KEY(level, tile_index)) STRICT, WITHOUT ROWID"
        ),
        (
            "checkpoint",
            "CREATE TABLE checkpoint(id INTEGER PRIMARY KEY CHECK(id = 1), note BLOB NOT NULL) STRICT"
        ),
        ("ledger", "CREATE TABLE ledger(id INTEGER PRIMARY KEY CHECK(id = 1), origin TEXT NOT NULL) STRICT"),
    ]

    static func create(in database: Database) throws {
        for statement in statements { try database.execute(sql: statement.sql) }
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Brings a file of an older form to today's; does nothing to any other.
    ///
    /// Each step can be cut off: the number changes last, and every step before it can be done again.
    static func migrate(_ database: Database) throws {
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID,
            try Int.fetchOne(database, sql: "PRAGMA user_version") == 1
        else { return }
        let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
        guard mode == "wal" else {
            throw LedgerError(
                .schema, "the ledger can't be brought to a write-ahead log, its journal stays \(mode ?? "")")
        }
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Everything about the file that is not as `create` made it; empty for a ledger.
    static func problems(in database: Database) throws -> [LedgerProblem] {
        var problems: [LedgerProblem] = []
        func problem(_ table: String, _ column: String, _ message: String) {
            problems.append(LedgerProblem(.schema, table: table, column: column, message))
        }
        func pragma(_ name: String) throws -> Int? { try Int.fetchOne(database, sql: "PRAGMA \(name)") }
        if try pragma("application_id") != applicationID { problem("database", "application_id", "this is no ledger") }
        let found = try pragma("user_version") ?? 0
        if !(1...version).contains(found) {
            problem(
                "database", "user_version", "version \(found) of the tables is not known here, only 1 to \(version)")
        }
        var expected = Dictionary(uniqueKeysWithValues: statements.map { ($0.name, $0.sql) })
        for row in try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema ORDER BY name") {
            let name: String = row[0]
            let sql: String? = row[1]
            if expected.removeValue(forKey: name) != sql {
                problem("sqlite_schema", name, "it is not made as a ledger's is, or a ledger has no such thing")
            }
        }
        for name in expected.keys.sorted() { problem("sqlite_schema", name, "it is missing") }
        // Version 1 was left behind half-way when a migration was cut off: then it has either mode.
        let modes = found == 1 ? ["delete", "wal"] : ["wal"]
        if let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode"), !modes.contains(mode) {
            problem("database", "journal_mode", "a ledger has a write-ahead log, this one's mode is \(mode)")
        }
        return problems
    }

    /// - Throws: `ledger.schema` when the file is not a ledger as `create` made it.
    static func check(_ database: Database) throws {
        if let problem = try problems(in: database).first { throw LedgerError(.schema, "\(problem)") }
    }
}
