import Ledger

/// The index in the schema `sluice_index` of a PostgreSQL database, which may be dropped at any time.
///
/// Writers take turns by an advisory lock of their transaction. Rows come through cursors, a portion at a time.
package final class PostgresIndexDatabase: IndexDatabase {
    package let dialect = SQLDialect.postgreSQL
    private let pool: PostgresPool

    /// Whether the schema is the user's own or of who owns the ledger, whose triggers alone are run; and may be used.
    private static let owner = PostgresStatement(
        """
        SELECT CASE WHEN pg_get_userbyid(nspowner) = current_user
            OR nspowner = (SELECT nspowner FROM pg_namespace WHERE nspname = 'sluice')
            THEN CASE WHEN has_schema_privilege(oid, 'USAGE') THEN 0 ELSE 2 END ELSE 1 END
        FROM pg_namespace WHERE nspname = 'sluice_index'
        """)
    private static let schema = PostgresStatement("CREATE SCHEMA IF NOT EXISTS sluice_index")
    private static let path = PostgresStatement("SELECT set_config('search_path', 'sluice_index', true)")
    /// "SLUICEIX" as a number: a lock that nothing else takes.
    private static let turn = PostgresStatement("SELECT pg_advisory_xact_lock(6001135443586435416)::text")

    /// Connects, and makes the schema when it is missing.
    /// - Throws: What a connection throws; `ledger.denied` where the schema can't be made, or is of another user than this
    ///   one and the ledger's owner.
    package init(at address: PostgresAddress, timeLimits: PostgresTimeLimits = PostgresTimeLimits()) throws {
        pool = try PostgresPool(address, timeLimits: timeLimits)
        try pool.write { connection in
            // Making what is there already takes a right that using it does not.
            var owners = try connection.run(Self.owner.with())
            if owners.count == 0 {
                _ = try connection.run(Self.schema.with())
                owners = try connection.run(Self.owner.with())
            }
            guard owners.count == 1, let answer = try owners.values(of: 0).first, answer != .integer(1) else {
                throw LedgerError(.denied, "the schema 'sluice_index' belongs to another user")
            }
            guard answer == .integer(0) else {
                throw LedgerError(.denied, "the database user lacks a right: to use the schema 'sluice_index'")
            }
        }
    }

    package func read<T>(_ body: (any IndexConnection) throws -> T) throws -> T {
        try pool.read { connection in
            connection.enqueue(Self.path.with())
            return try body(PostgresIndexConnection(connection))
        }
    }

    package func write<T>(_ body: (any IndexConnection) throws -> T) throws -> T {
        try pool.write { connection in
            connection.enqueue(Self.path.with())
            connection.enqueue(Self.turn.with())
            return try body(PostgresIndexConnection(connection))
        }
    }

    package func analyze() throws {
        try write { connection in
            for table in IndexSchema.tables { try connection.execute("ANALYZE \(table)") }
        }
    }
}

/// A PostgreSQL connection within a transaction.
private final class PostgresIndexConnection: IndexConnection {
    private static let portion = 500
    /// Statements without an answer travel together, but not more than these.
    private static let maximumQueued = 64

    private let connection: PostgresConnection
    private var queued = 0
    /// How many cursors are open, one within the other.
    private var depth = 0

    init(_ connection: PostgresConnection) { self.connection = connection }

    func execute(_ sql: String, _ values: [SQLValue]) throws {
        let call = Self.call(sql, values)
        queued += 1
        guard queued >= Self.maximumQueued else { return connection.enqueue(call) }
        queued = 0
        _ = try connection.run(call)
    }

    func rows(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
        let cursor = "rows_\(depth)"
        depth += 1
        defer { depth -= 1 }
        let fetch = PostgresStatement("FETCH \(Self.portion) FROM \(cursor)").with()
        connection.enqueue(Self.call("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", values))
        queued = 0
        var isDone = false
        while !isDone {
            let result = try connection.run(fetch)
            isDone = result.count < Self.portion
            for row in 0..<result.count {
                guard try body(SQLRow(try result.values(of: row))) else {
                    isDone = true
                    break
                }
            }
        }
        connection.enqueue(PostgresStatement("CLOSE \(cursor)").with())
    }

    /// The statement with its marks numbered, and each value's type beside it.
    private static func call(_ sql: String, _ values: [SQLValue]) -> PostgresCall {
        var text = ""
        text.reserveCapacity(sql.utf8.count + values.count * 12)
        var next = 0
        // No statement of the index has a question mark of its own.
        for part in sql.split(separator: "?", omittingEmptySubsequences: false) {
            if next > 0, next <= values.count { text += "$\(next)::\(type(of: values[next - 1]))" }
            text += part
            next += 1
        }
        return PostgresStatement(text).with(
            values: values.map { value in
                switch value {
                case .null: .null
                case .integer(let number): .integer(number)
                case .text(let text): .text(text)
                case .blob(let bytes): .bytes(bytes)
                }
            })
    }

    private static func type(of value: SQLValue) -> String {
        switch value {
        // Only integer columns may be null.
        case .null, .integer: "bigint"
        case .text: "text"
        case .blob: "bytea"
        }
    }
}
