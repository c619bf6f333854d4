import Documents
import Ledger

/// The queue in a PostgreSQL database: the table `sluice_ops.runs`, which no tree covers.
///
/// Workers on any number of machines skip the rows that others are just taking (`FOR UPDATE SKIP LOCKED`); leases end by the
/// server's clock.
package final class PostgresRunQueue: RunQueue {
    private let pool: PostgresPool

    private static let isThere = PostgresStatement("SELECT to_regclass('sluice_ops.runs') IS NOT NULL")
    private static let tables = [
        "CREATE SCHEMA IF NOT EXISTS sluice_ops",
        "CREATE TABLE IF NOT EXISTS sluice_ops.runs(id text COLLATE \"C\" PRIMARY KEY, "
            + "number bigint GENERATED ALWAYS AS IDENTITY, request bytea, request_digest bytea NOT NULL, "
            + "state text COLLATE \"C\" NOT NULL, attempts bigint NOT NULL DEFAULT 0, available_at timestamptz NOT NULL, "
            + "started_at timestamptz, result text COLLATE \"C\" NOT NULL DEFAULT '')",
        "CREATE INDEX IF NOT EXISTS runs_open ON sluice_ops.runs(number) WHERE state IN ('waiting', 'leased')",
    ]

    /// Connects, and makes the table when it is missing.
    package init(at address: PostgresAddress) throws {
        pool = try PostgresPool(address, timeLimits: PostgresTimeLimits(), maximum: 4)
        try pool.write { connection in
            // Making what is there already takes a right that using it does not.
            if try connection.run(Self.isThere.with()).bytes(0, 0) != [1] {
                for sql in Self.tables { connection.enqueue(PostgresStatement(sql).with()) }
            }
        }
    }

    private static let insert = PostgresStatement(
        """
        INSERT INTO sluice_ops.runs(id, request, request_digest, state, available_at) \
        VALUES($1::text, $2::bytea, sha256($2::bytea), 'waiting', clock_timestamp()) ON CONFLICT(id) DO NOTHING
        """)
    private static let isSame = PostgresStatement(
        "SELECT count(*) FROM sluice_ops.runs WHERE id = $1::text AND request_digest = sha256($2::bytea)")

    package func enqueue(id: String, request: [UInt8]) throws -> Bool {
        try pool.write { connection in
            if try connection.run(Self.insert.with(.text(id), .bytes(request))).affected == 1 { return true }
            guard try connection.run(Self.isSame.with(.text(id), .bytes(request))).integer(0, 0) == 1 else {
                throw LedgerError(.exists, "the request id '\(id)' stands in the queue with another request")
            }
            return false
        }
    }

    /// What nobody may take again, because the last worker that could died.
    private static let bury = PostgresStatement(
        """
        UPDATE sluice_ops.runs SET state = 'dead', request = NULL, result = $2::text WHERE id IN \
        (SELECT id FROM sluice_ops.runs WHERE state = 'leased' AND available_at <= clock_timestamp() \
        AND attempts >= $1::bigint FOR UPDATE SKIP LOCKED)
        """)
    private static let take = PostgresStatement(
        """
        UPDATE sluice_ops.runs SET state = 'leased', attempts = attempts + 1, \
        available_at = clock_timestamp() + $1::bigint * interval '1 second', \
        started_at = COALESCE(started_at, date_trunc('second', clock_timestamp())) WHERE id = \
        (SELECT id FROM sluice_ops.runs WHERE state IN ('waiting', 'leased') AND available_at <= clock_timestamp() \
        ORDER BY number FOR UPDATE SKIP LOCKED LIMIT 1) \
        RETURNING id, request, attempts, extract(epoch FROM started_at)::bigint
        """)

    package func lease(seconds: Int) throws -> LeasedRun? {
        try pool.write { connection in
            connection.enqueue(
                Self.bury.with(
                    .integer(Int64(RunQueueLimits.maximumAttempts)), .text(RunQueueLimits.lastWorkerDied)))
            let result = try connection.run(Self.take.with(.integer(Int64(seconds))))
            guard result.count == 1 else { return nil }
            guard let id = result.text(0, 0), let request = result.bytes(0, 1),
                let startedAt = Timestamp(secondsSinceEpoch: try result.integer(0, 3))
            else { throw LedgerError(.inconsistent, "a run in the queue lacks its request") }
            return LeasedRun(
                id: id, request: request, attempt: Int(try result.integer(0, 2)), startedAt: startedAt)
        }
    }

    private static let own = " WHERE id = $1::text AND attempts = $2::bigint AND state = 'leased'"
    private static let extend = PostgresStatement(
        "UPDATE sluice_ops.runs SET available_at = clock_timestamp() + $3::bigint * interval '1 second'" + own)
    private static let finish = PostgresStatement(
        "UPDATE sluice_ops.runs SET state = $3::text, result = $4::text, request = NULL" + own)
    private static let release = PostgresStatement(
        "UPDATE sluice_ops.runs SET state = 'waiting', result = $4::text, "
            + "available_at = clock_timestamp() + $3::bigint * interval '1 second'" + own)

    package func renew(_ lease: LeasedRun, seconds: Int) throws -> Bool {
        try update(Self.extend, lease, .integer(Int64(seconds)))
    }

    package func end(_ lease: LeasedRun, as state: QueuedRunState, result: String) throws -> Bool {
        try update(Self.finish, lease, .text(state.rawValue), .text(RunQueueLimits.line(result)))
    }

    package func giveBack(_ lease: LeasedRun, result: String) throws -> QueuedRunState? {
        guard lease.attempt < RunQueueLimits.maximumAttempts else {
            return try end(lease, as: .dead, result: result) ? .dead : nil
        }
        let pause = PostgresValue.integer(Int64(RunQueueLimits.pause(after: lease.attempt)))
        return try update(Self.release, lease, pause, .text(RunQueueLimits.line(result))) ? .waiting : nil
    }

    private func update(_ statement: PostgresStatement, _ lease: LeasedRun, _ more: PostgresValue...) throws -> Bool {
        try pool.write { connection in
            let values = [.text(lease.id), .integer(Int64(lease.attempt))] + more
            return try connection.run(statement.with(values: values)).affected == 1
        }
    }

    private static let columns = "SELECT id, state, attempts, result FROM sluice_ops.runs"
    private static let one = PostgresStatement(columns + " WHERE id = $1::text")
    private static let newest = PostgresStatement(columns + " ORDER BY number DESC LIMIT $1::bigint")

    package func run(_ id: String) throws -> QueuedRun? { try read(Self.one.with(.text(id))).first }
    package func runs(limit: Int) throws -> [QueuedRun] { try read(Self.newest.with(.integer(Int64(limit)))) }

    private func read(_ call: PostgresCall) throws -> [QueuedRun] {
        try pool.read { connection in
            let result = try connection.run(call)
            return try (0..<result.count).map { row in
                guard let id = result.text(row, 0), let state = QueuedRunState(rawValue: result.text(row, 1) ?? "")
                else { throw LedgerError(.inconsistent, "a run in the queue has no state that is known here") }
                return QueuedRun(
                    id: id, state: state, attempts: Int(try result.integer(row, 2)), result: result.text(row, 3) ?? "")
            }
        }
    }
}
