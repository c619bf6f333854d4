import ArgumentParser
import CLibSQLite
import Glibc

/// What the disk under a folder can do, measured beside the ledger and in the same way for every run.
struct DiskLimits {
    /// Appends of 4 KiB, each followed by fdatasync, per second.
    let syncsPerSecond: Double
    /// Rows of 732 bytes a second in SQLite, durable, 100 to a commit.
    let rowsPerSecond: Double
    /// Commits a second in SQLite, durable, one row of 732 bytes each.
    let commitsPerSecond: Double

    init(in folder: String, seconds: Double = 1.5) throws {
        syncsPerSecond = try Self.syncs(folder + "/sync", seconds)
        rowsPerSecond = try Self.commits(folder + "/hundred.db", rows: 100, seconds) * 100
        commitsPerSecond = try Self.commits(folder + "/one.db", rows: 1, seconds)
    }

    private static func syncs(_ path: String, _ seconds: Double) throws -> Double {
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        guard file >= 0 else { throw ValidationError("\(path) can't be made") }
        defer {
            close(file)
            unlink(path)
        }
        let block = [UInt8](repeating: 7, count: 4096)
        return try rate(seconds) {
            guard write(file, block, block.count) == block.count, fdatasync(file) == 0 else {
                throw ValidationError("\(path) can't be written")
            }
        }
    }

    private static func commits(_ path: String, rows: Int, _ seconds: Double) throws -> Double {
        var database: OpaquePointer?
        guard sqlite3_open(path, &database) == SQLITE_OK, let database else {
            throw ValidationError("\(path) can't be made")
        }
        defer {
            sqlite3_close(database)
            for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        }
        func execute(_ sql: String) throws {
            guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw ValidationError(sql) }
        }
        try execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
        try execute("CREATE TABLE leaf(seq INTEGER PRIMARY KEY, hash BLOB, body BLOB, at INTEGER)")
        let row = "INSERT INTO leaf(hash, body, at) VALUES(zeroblob(32), randomblob(700), 1)"
        var insert: OpaquePointer?
        guard sqlite3_prepare_v2(database, row, -1, &insert, nil) == SQLITE_OK else { throw ValidationError(row) }
        defer { sqlite3_finalize(insert) }
        return try rate(seconds) {
            try execute("BEGIN IMMEDIATE")
            for _ in 0..<rows {
                guard sqlite3_step(insert) == SQLITE_DONE else { throw ValidationError(row) }
                sqlite3_reset(insert)
            }
            try execute("COMMIT")
        }
    }

    private static func rate(_ seconds: Double, _ body: () throws -> Void) throws -> Double {
        let start = ContinuousClock.now
        var count = 0.0
        while (ContinuousClock.now - start) / .seconds(1) < seconds {
            try body()
            count += 1
        }
        return count / ((ContinuousClock.now - start) / .seconds(1))
    }
}
