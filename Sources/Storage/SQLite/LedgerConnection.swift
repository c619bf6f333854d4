import CLibSQLite
import GRDB
import Glibc
import Ledger

/// How every connection to a ledger's file is opened.
enum LedgerConnection {
    enum Use {
        /// Appends, migrates, checkpoints: only under the lock file.
        case writing
        case reading
        /// Reads in a transaction that stays open between calls.
        case snapshot
    }

    /// How long SQLite itself waits for another connection.
    static let busyMilliseconds: Int32 = 10_000

    /// Opens a file that exists.
    /// - Throws: `ledger.missing`, `ledger.schema` for a file of another kind, `ledger.storage`.
    static func open(_ path: String, _ use: Use) throws -> DatabaseQueue {
        guard unsafe access(path, F_OK) == 0 else { throw LedgerError(.missing, "there is no ledger at \(path)") }
        var configuration = Configuration()
        configuration.readonly = use != .writing
        configuration.busyMode = .timeout(Double(busyMilliseconds) / 1000)
        configuration.allowsUnsafeTransactions = use == .snapshot
        configuration.label = "ledger"
        configuration.prepareDatabase { database in
            guard let connection = unsafe database.sqliteConnection,
                unsafe sluice_sqlite_no_checkpoint_on_close(connection) == SQLITE_OK
            else { throw LedgerError(.storage, "SQLite can't be kept from checkpointing on close") }
            try database.execute(
                sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL; "
                    + "PRAGMA wal_autocheckpoint = 0")
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
            case .SQLITE_NOTADB, .SQLITE_ERROR:
                // Our own statements are right, so one that SQLite does not understand meets other tables.
                throw LedgerError(.schema, "the file is not a ledger: \(error.message ?? "")")
            default:
                throw LedgerError(.storage, "\(error.resultCode): \(error.message ?? "no detail")")
            }
        }
    }
}
