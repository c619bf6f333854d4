import GRDB
import Glibc
import Ledger

/// How every connection to a ledger's file is opened.
enum LedgerConnection {
    /// Opens a file that exists.
    ///
    /// The file is opened for writing even to read it, where that is allowed: only so can the journal of a writer that died
    /// be rolled back.
    /// - Parameter snapshot: Whether transactions may stay open between two calls.
    /// - Throws: `ledger.missing`, `ledger.schema` for a file of another kind, `ledger.storage`.
    static func open(_ path: String, snapshot: Bool = false) throws -> DatabaseQueue {
        guard unsafe access(path, F_OK) == 0 else { throw LedgerError(.missing, "there is no ledger at \(path)") }
        var configuration = Configuration()
        configuration.readonly = unsafe access(path, W_OK) != 0
        configuration.busyMode = .timeout(10)
        configuration.allowsUnsafeTransactions = snapshot
        configuration.label = "ledger"
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = EXTRA")
        }
        return try stored { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// Runs an access and turns SQLite's errors into the ledger's.
    static func stored<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                throw LedgerError(.locked, "the ledger is locked by another process: \(error.message ?? "")")
            case .SQLITE_NOTADB:
                throw LedgerError(.schema, "the file is not a ledger")
            default:
                throw LedgerError(.storage, "\(error.resultCode): \(error.message ?? "no detail")")
            }
        }
    }
}
