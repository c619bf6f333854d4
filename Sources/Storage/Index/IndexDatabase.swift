/// Where the derived index lies: a database that both SQLite and PostgreSQL can be.
///
/// Statements are written in the dialect both understand, with `?` for values in order; what differs, `SQLDialect` names.
package protocol IndexDatabase: Sendable {
    var dialect: SQLDialect { get }

    /// Runs reads on one moment of the database.
    func read<T>(_ body: (any IndexConnection) throws -> T) throws -> T

    /// Runs a transaction that no other writer runs beside; what throws is rolled back.
    func write<T>(_ body: (any IndexConnection) throws -> T) throws -> T

    /// Counts what is in the tables, so that statements are planned by it; after much was added.
    func analyze() throws
}

/// One connection within a transaction.
package protocol IndexConnection {
    /// Runs a statement; statements are kept prepared by their text.
    func execute(_ sql: String, _ values: [SQLValue]) throws

    /// Hands every row to `body` until it returns false; rows are never held all at once.
    func rows(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Bool) throws
}

extension IndexConnection {
    package func execute(_ sql: String) throws { try execute(sql, []) }

    /// The first row, or nothing.
    package func row(_ sql: String, _ values: [SQLValue] = []) throws -> SQLRow? {
        var found: SQLRow?
        try rows(sql, values) { row in
            found = row
            return false
        }
        return found
    }

    /// All rows; for results whose size is known to be small.
    package func all(_ sql: String, _ values: [SQLValue] = []) throws -> [SQLRow] {
        var found: [SQLRow] = []
        try rows(sql, values) { row in
            found.append(row)
            return true
        }
        return found
    }
}

/// What SQLite and PostgreSQL write differently.
package enum SQLDialect: Sendable {
    case sqlite
    case postgreSQL

    /// A 64-bit integer column.
    var integer: String { self == .sqlite ? "INTEGER" : "BIGINT" }
    /// A text column that compares as bytes.
    var text: String { self == .sqlite ? "TEXT" : "TEXT COLLATE \"C\"" }
    var blob: String { self == .sqlite ? "BLOB" : "BYTEA" }

    /// Whether a text column contains the text of the next value.
    func contains(_ column: String) -> String {
        self == .sqlite ? "instr(\(column), ?) > 0" : "strpos(\(column), ?) > 0"
    }

    /// The last characters of a text column, as many as given.
    func ending(_ column: String, _ count: Int) -> String {
        self == .sqlite ? "substr(\(column), -\(count))" : "right(\(column), \(count))"
    }
}
