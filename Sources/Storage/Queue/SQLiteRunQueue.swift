import Crypto
import Documents
import FoundationEssentials
import GRDB
import Glibc
import Ledger

/// The queue beside a ledger's file: `PATH.ops/queue.db`, for workers on one machine.
///
/// A rollback journal, and one connection at a time by an OS lock. Leases end by the clock that SQLite reads, the system's.
package final class SQLiteRunQueue: RunQueue {
    private let path: String
    private let queue: DatabaseQueue
    /// How many milliseconds to wait for another process.
    private static let lockTimeout = 30_000

    /// Opens the queue, and makes it when it is missing.
    /// - Parameter folder: `PATH.ops` of a ledger in the file `PATH`.
    package init(in folder: String) throws {
        if unsafe mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw LedgerError(.storage, "the queue can't be made: \(FileError("mkdir", folder))")
        }
        path = folder + "/queue.db"
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(Self.lockTimeout) / 1000)
        configuration.label = "queue"
        let lock = try LockFile.acquire(path + ".lock", waiting: Self.lockTimeout)
        defer { withExtendedLifetime(lock) {} }
        // Made by ourselves, so that nobody else can read it; not opened when it is there, because closing it again would take
        // away the locks that SQLite has on it in this process.
        if unsafe access(path, F_OK) != 0 { _ = try? OpenFile(path, flags: O_RDWR | O_CREAT) }
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA trusted_schema = OFF; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
        }
        queue = try LedgerConnection.stored { [path] in try DatabaseQueue(path: path, configuration: configuration) }
        try LedgerConnection.stored {
            try queue.write { database in
                try database.execute(
                    sql: """
                        CREATE TABLE IF NOT EXISTS runs(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, \
                        request BLOB, request_digest BLOB NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, \
                        available_at REAL NOT NULL, started_at INTEGER, result TEXT NOT NULL DEFAULT '');
                        CREATE INDEX IF NOT EXISTS runs_open ON runs(number) WHERE state IN ('waiting', 'leased');
                        """)
            }
        }
    }

    /// Seconds since 1970, with fractions, as SQLite says.
    private static let now = "((julianday('now') - 2440587.5) * 86400.0)"

    private func write<T>(_ body: (Database) throws -> T) throws -> T {
        let lock = try LockFile.acquire(path + ".lock", waiting: Self.lockTimeout)
        defer { withExtendedLifetime(lock) {} }
        return try LedgerConnection.stored { try queue.write(body) }
    }

    package func enqueue(id: String, request: [UInt8]) throws -> Bool {
        let digest = Data(SHA256.hash(data: request))
        return try write { database in
            try database.execute(
                sql: "INSERT INTO runs(id, request, request_digest, state, available_at) "
                    + "VALUES(?, ?, ?, 'waiting', \(Self.now)) ON CONFLICT(id) DO NOTHING",
                arguments: [id, Data(request), digest])
            if database.changesCount == 1 { return true }
            let kept = try Data.fetchOne(
                database, sql: "SELECT request_digest FROM runs WHERE id = ?", arguments: [id])
            guard kept == digest else {
                throw LedgerError(.exists, "the request id '\(id)' stands in the queue with another request")
            }
            return false
        }
    }

    package func lease(seconds: Int) throws -> LeasedRun? {
        try write { database in
            try database.execute(
                sql: "UPDATE runs SET state = 'dead', request = NULL, result = ? "
                    + "WHERE state = 'leased' AND available_at < \(Self.now) AND attempts >= ?",
                arguments: [RunQueueLimits.lastWorkerDied, RunQueueLimits.maximumAttempts])
            let row = try Row.fetchOne(
                database,
                sql: "SELECT number, id, request, attempts FROM runs "
                    + "WHERE state IN ('waiting', 'leased') AND available_at <= \(Self.now) ORDER BY number LIMIT 1")
            guard let row else { return nil }
            let number: Int64 = row["number"]
            try database.execute(
                sql: "UPDATE runs SET state = 'leased', attempts = attempts + 1, available_at = \(Self.now) + ?, "
                    + "started_at = COALESCE(started_at, CAST(strftime('%s', 'now') AS INTEGER)) WHERE number = ?",
                arguments: [seconds, number])
            guard
                let started = try Int64.fetchOne(
                    database, sql: "SELECT started_at FROM runs WHERE number = ?", arguments: [number]),
                let startedAt = Timestamp(secondsSinceEpoch: started), let request = row["request"] as Data?
            else { throw LedgerError(.inconsistent, "a run in the queue lacks its request") }
            let attempts: Int = row["attempts"]
            return LeasedRun(id: row["id"], request: Array(request), attempt: attempts + 1, startedAt: startedAt)
        }
    }

    package func renew(_ lease: LeasedRun, seconds: Int) throws -> Bool {
        try update("available_at = \(Self.now) + ?", [seconds], lease)
    }

    package func end(_ lease: LeasedRun, as state: QueuedRunState, result: String) throws -> Bool {
        try update(
            "state = ?, result = ?, request = NULL", [state.rawValue, RunQueueLimits.line(result)], lease)
    }

    package func giveBack(_ lease: LeasedRun, result: String) throws -> QueuedRunState? {
        guard lease.attempt < RunQueueLimits.maximumAttempts else {
            return try end(lease, as: .dead, result: result) ? .dead : nil
        }
        let pause = RunQueueLimits.pause(after: lease.attempt)
        return try update(
            "state = 'waiting', available_at = \(Self.now) + ?, result = ?", [pause, RunQueueLimits.line(result)], lease
        )
            ? .waiting : nil
    }

    private func update(_ changes: String, _ values: StatementArguments, _ lease: LeasedRun) throws -> Bool {
        try write { database in
            try database.execute(
                sql: "UPDATE runs SET \(changes) WHERE id = ? AND attempts = ? AND state = 'leased'",
                arguments: values + [lease.id, lease.attempt])
            return database.changesCount == 1
        }
    }

    package func run(_ id: String) throws -> QueuedRun? { try read("WHERE id = ?", [id]).first }
    package func runs(limit: Int) throws -> [QueuedRun] { try read("ORDER BY number DESC LIMIT ?", [limit]) }

    private func read(_ condition: String, _ values: StatementArguments) throws -> [QueuedRun] {
        try LedgerConnection.stored {
            try queue.read { database in
                try Row.fetchAll(
                    database, sql: "SELECT id, state, attempts, result FROM runs \(condition)", arguments: values
                ).map { row in
                    guard let state = QueuedRunState(rawValue: row["state"]) else {
                        throw LedgerError(.inconsistent, "a run in the queue has no state that is known here")
                    }
                    return QueuedRun(id: row["id"], state: state, attempts: row["attempts"], result: row["result"])
                }
            }
        }
    }
}
