import FoundationEssentials
import GRDB
import Glibc
import Ledger

/// The index in a SQLite file of its own, which may be deleted at any time.
package final class SQLiteIndexDatabase: IndexDatabase {
    package let dialect = SQLDialect.sqlite
    private let queue: DatabaseQueue

    /// Opens or makes the file; a file that is no database is replaced.
    /// - Parameter path: Nothing for an index in memory alone.
    /// - Throws: `ledger.storage`.
    package init(at path: String?) throws {
        guard let path else {
            queue = try LedgerConnection.stored { try DatabaseQueue(configuration: Self.configuration) }
            return
        }
        do {
            queue = try Self.open(path)
        } catch let error as LedgerError where error.code == .schema {
            for stale in [path, path + "-journal"] { unsafe unlink(stale) }
            queue = try Self.open(path)
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        // Made by ourselves, so that nobody else can read it.
        _ = try? OpenFile(path, flags: O_RDWR | O_CREAT)
        return try LedgerConnection.stored { try DatabaseQueue(path: path, configuration: configuration) }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        configuration.label = "index"
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA journal_mode = TRUNCATE;
                    PRAGMA synchronous = NORMAL;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cache_size = -65536;
                    """)
        }
        return configuration
    }

    package func read<T>(_ body: (any IndexConnection) throws -> T) throws -> T {
        try LedgerConnection.stored { try queue.read { try body(SQLiteIndexConnection(database: $0)) } }
    }

    package func write<T>(_ body: (any IndexConnection) throws -> T) throws -> T {
        try LedgerConnection.stored { try queue.write { try body(SQLiteIndexConnection(database: $0)) } }
    }

    package func analyze() throws {
        try LedgerConnection.stored {
            try queue.write { try $0.execute(sql: "PRAGMA analysis_limit = 1000; ANALYZE") }
        }
    }
}

/// A SQLite connection within a transaction.
private struct SQLiteIndexConnection: IndexConnection {
    let database: Database

    func execute(_ sql: String, _ values: [SQLValue]) throws {
        let statement = try database.cachedStatement(sql: sql)
        statement.setUncheckedArguments(Self.arguments(values))
        try statement.execute()
    }

    func rows(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
        // Not the kept statement: the body may run the same text again while this one is being read.
        let statement = try database.makeStatement(sql: sql)
        let cursor = try Row.fetchCursor(statement, arguments: Self.arguments(values))
        while let row = try cursor.next() {
            let values = (0..<row.count).map { Self.value(row[$0]) }
            guard try body(SQLRow(values)) else { return }
        }
    }

    private static func arguments(_ values: [SQLValue]) -> StatementArguments {
        StatementArguments(
            values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .integer(let number): number
                case .text(let text): text
                case .blob(let bytes): Data(bytes)
                }
            })
    }

    private static func value(_ value: DatabaseValue) -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): Int64(exactly: number.rounded()).map { .integer($0) } ?? .null
        case .string(let text): .text(text)
        case .blob(let data): .blob(Array(data))
        }
    }
}
