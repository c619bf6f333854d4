import CLibSQLite
import GRDB

/// A value as SQLite stores it.
enum SQLiteValue {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

/// A prepared statement of one connection, bound and stepped without a copy of each value on the heap.
///
/// It stays in the connection's cache; it must not outlive the transaction it was made in.
@safe struct SQLiteStatement {
    private let database: Database
    private let handle: OpaquePointer

    init(_ database: Database, _ sql: String) throws {
        self.database = database
        unsafe handle = try database.cachedStatement(sql: sql).sqliteStatement
    }

    /// Runs a statement that gives no rows.
    func run(_ values: [SQLiteValue] = []) throws {
        try bind(values)
        defer { reset() }
        while try step() {}
    }

    /// The first row; nothing when there is none.
    func first<T>(_ values: [SQLiteValue] = [], _ read: (borrowing SQLiteRow) throws -> T) throws -> T? {
        try bind(values)
        defer { reset() }
        return try step() ? try unsafe read(SQLiteRow(handle)) : nil
    }

    /// Every row.
    func all<T>(_ values: [SQLiteValue] = [], _ read: (borrowing SQLiteRow) throws -> T) throws -> [T] {
        try bind(values)
        defer { reset() }
        var rows: [T] = []
        while try step() { rows.append(try unsafe read(SQLiteRow(handle))) }
        return rows
    }

    private func step() throws -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    private func bind(_ values: [SQLiteValue]) throws {
        for (offset, value) in values.enumerated() {
            let position = Int32(offset + 1)
            // The bytes are copied at once (SQLITE_TRANSIENT): they may move before the statement runs.
            let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            let code =
                switch value {
                case .null: unsafe sqlite3_bind_null(handle, position)
                case .integer(let number): unsafe sqlite3_bind_int64(handle, position, number)
                // SQLite takes a null pointer, which an empty buffer may have, for a null.
                case .text(""): unsafe sqlite3_bind_text(handle, position, "", 0, transient)
                case .text(var text):
                    text.withUTF8 { utf8 in
                        unsafe utf8.withMemoryRebound(to: CChar.self) {
                            unsafe sqlite3_bind_text64(
                                handle, position, $0.baseAddress, UInt64($0.count), transient,
                                UInt8(SQLITE_UTF8))
                        }
                    }
                case .blob(let bytes):
                    unsafe bytes.withUnsafeBytes {
                        unsafe $0.isEmpty
                            ? unsafe sqlite3_bind_zeroblob(handle, position, 0)
                            : unsafe sqlite3_bind_blob64(
                                handle, position, $0.baseAddress, UInt64($0.count), transient)
                    }
                }
            guard code == SQLITE_OK else { throw error(code) }
        }
    }

    private func reset() {
        _ = unsafe sqlite3_reset(handle)
        _ = unsafe sqlite3_clear_bindings(handle)
    }

    private func error(_ code: Int32) -> DatabaseError {
        let text = unsafe database.sqliteConnection.flatMap { unsafe sqlite3_errmsg($0) }
        return DatabaseError(
            resultCode: ResultCode(rawValue: code), message: unsafe text.map { unsafe String(cString: $0) })
    }
}

/// The current row of a statement; what is not of the wanted type reads as nothing.
@safe struct SQLiteRow: ~Copyable {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) { unsafe self.handle = handle }

    borrowing func integer(_ column: Int32) -> Int64? {
        unsafe sqlite3_column_type(handle, column) == SQLITE_INTEGER ? unsafe sqlite3_column_int64(handle, column) : nil
    }

    borrowing func blob(_ column: Int32) -> [UInt8]? {
        guard unsafe sqlite3_column_type(handle, column) == SQLITE_BLOB else { return nil }
        let count = Int(unsafe sqlite3_column_bytes(handle, column))
        guard count > 0, let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }
}
