import CLibSQLite
import GRDB
import Glibc
import Ledger
import Synchronization

/// One ledger's SQLite file, with a write-ahead log and an operating system lock around everything that writes.
///
/// Debian 12's SQLite (3.40.1) can lose pages when two connections write or checkpoint at the same instant. So all of it,
/// checkpoints included, happens under the lock file `PATH.lock`, through the one connection that may write; readers'
/// connections are opened read-only and never checkpoint, also not on close.
final class SQLiteLedgerDatabase: LedgerDatabase {
    /// How many pages of 4 KiB the log may hold before it is copied into the file.
    private static let checkpointPages: Int64 = 8192

    private let path: String
    private let lockTimeout: Int
    /// One connection appends, another reads: what the writer reads back comes from the file, not from its own cache.
    private let writer: DatabaseQueue?
    private let reader: DatabaseQueue
    /// Whether copying the log into the file has failed: then nothing more is written through this value.
    private let isBroken = Atomic(false)

    /// Opens a ledger's file; one of an older form is brought to today's when it is opened for writing.
    /// - Parameter lockTimeout: How many milliseconds to wait for another writer.
    /// - Throws: `ledger.missing`, `ledger.schema`, `ledger.locked`, `ledger.storage`.
    init(at path: String, writes: Bool, lockTimeout: Int) throws {
        self.path = path
        self.lockTimeout = lockTimeout
        if writes {
            let writer = try LedgerConnection.open(path, .writing)
            self.writer = writer
            let lock = try LockFile.acquire(path + ".lock", waiting: lockTimeout)
            defer { withExtendedLifetime(lock) {} }
            try LedgerConnection.stored {
                try writer.inDatabase { database in
                    try LedgerSchema.migrate(database)
                    try LedgerSchema.check(database)
                }
            }
            // The check made the log's file. SQLite makes its name durable with the first sync, but takes no notice when that
            // fails: then everything acknowledged could be in a file that a power cut takes away.
            do {
                try OpenFile.synchronizeName(of: path + "-wal")
            } catch {
                throw LedgerError(.storage, "the name of the ledger's log is not durable: \(error)")
            }
        } else {
            writer = nil
        }
        reader = try LedgerConnection.open(path, .reading)
        try LedgerConnection.stored { try reader.read { try LedgerSchema.check($0) } }
    }

    /// The ledger's own name; empty when the file has none.
    func origin() throws -> String {
        try LedgerConnection.stored {
            try reader.read { try String.fetchOne($0, sql: "SELECT origin FROM ledger WHERE id = 1") ?? "" }
        }
    }

    func read<T>(_ body: (SQLiteTables) throws -> T) throws -> T {
        try LedgerConnection.stored { try reader.read { try body(SQLiteTables(database: $0)) } }
    }

    func write<T>(_ body: (SQLiteTables) throws -> T) throws -> T {
        guard let writer else { throw LedgerError(.readOnly, "the ledger was opened for reading") }
        return try LedgerConnection.stored {
            try writer.writeWithoutTransaction { database in
                var result: T?
                try database.inTransaction(.immediate) {
                    result = try body(SQLiteTables(database: database))
                    return .commit
                }
                guard let result else { throw LedgerError(.storage, "the transaction gave nothing back") }
                return result
            }
        }
    }

    func exclusively<T>(_ body: () throws -> T) throws -> T {
        let lock = try LockFile.acquire(path + ".lock", waiting: lockTimeout)
        defer { withExtendedLifetime(lock) {} }
        guard !isBroken.load(ordering: .acquiring) else {
            throw LedgerError(.storage, "the disk failed when the log was copied into the file; open the ledger again")
        }
        try FreeSpace.check(path)
        let result = try body()
        checkpoint(SQLITE_CHECKPOINT_PASSIVE, above: Self.checkpointPages)
        return result
    }

    func markFailure() { FailureMark(of: path).set() }

    /// Whether the storage failed under an earlier writer, whose mark is still there.
    var hasFailed: Bool { FailureMark(of: path).isThere }

    func forgetFailure() { FailureMark(of: path).remove() }

    /// Copies the log into the file and empties it, so that the file by itself is the whole ledger.
    ///
    /// Left undone when another writer is at work, who will do it, while someone reads, or when the disk refuses: nothing is
    /// lost by that.
    func fold() {
        guard writer != nil, let lock = try? LockFile.acquire(path + ".lock", waiting: 0) else { return }
        defer { withExtendedLifetime(lock) {} }
        checkpoint(SQLITE_CHECKPOINT_TRUNCATE, above: 0)
    }

    private func checkpoint(_ mode: Int32, above pages: Int64) {
        guard WALSize.pages(of: path + "-wal") > pages else { return }
        writer?.inDatabase { database in
            guard let connection = unsafe database.sqliteConnection else { return }
            // Readers are not waited for.
            unsafe sqlite3_busy_timeout(connection, 0)
            let code = unsafe sqlite3_wal_checkpoint_v2(connection, nil, mode, nil, nil)
            unsafe sqlite3_busy_timeout(connection, LedgerConnection.busyMilliseconds)
            // What was appended is durable in the log, but copying it again here could seem to work with pages lost.
            if code != SQLITE_OK, code != SQLITE_BUSY, code != SQLITE_LOCKED {
                isBroken.store(true, ordering: .releasing)
                markFailure()
            }
        }
    }

    func close() {
        fold()
        try? writer?.close()
        try? reader.close()
    }
}

/// How much a write-ahead log holds.
enum WALSize {
    /// In pages of 4 KiB, from the file's size; 0 when there is no such file.
    static func pages(of path: String) -> Int64 {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int64(status.st_size) / 4096 : 0
    }
}
