import Glibc
import Ledger
import Synchronization

/// A bounded number of connections to one PostgreSQL database, made on demand and lent to one borrower at a time.
///
/// Connections that saw an error, or that the server closed meanwhile, are not lent again.
final class PostgresPool: Sendable {
    private struct State {
        var idle: [PostgresConnection] = []
        /// Lent and idle ones.
        var open = 0
    }

    let address: PostgresAddress
    private let options: PostgresOptions
    private let timeLimits: PostgresTimeLimits
    private let maximum: Int
    private let state = Mutex(State())

    /// - Parameter maximum: How many connections there are at most.
    /// - Throws: As `PostgresOptions`; nothing is connected yet.
    init(_ address: PostgresAddress, timeLimits: PostgresTimeLimits, maximum: Int = 8) throws {
        self.address = address
        self.timeLimits = timeLimits
        self.maximum = max(1, maximum)
        options = try PostgresOptions(address, timeLimits: timeLimits)
    }

    /// Runs reads of one moment.
    func read<T>(_ body: (PostgresConnection) throws -> T) throws -> T {
        try lend { connection in
            connection.begin(writing: false)
            defer { connection.leaveTransaction() }
            return try body(connection)
        }
    }

    /// Runs a transaction that is committed, durably, when the body returns.
    /// - Throws: `ledger.not-durable` where commits are not; `ledger.unreachable` when nobody knows what became of it.
    func write<T>(_ body: (PostgresConnection) throws -> T) throws -> T {
        try lend { connection in
            if let problem = connection.durabilityProblem { throw LedgerError(.notDurable, problem) }
            connection.begin(writing: true)
            return try PostgresPool.transaction(connection, body)
        }
    }

    /// Lends a connection outside of any transaction.
    func lend<T>(_ body: (PostgresConnection) throws -> T) throws -> T {
        let connection = try take()
        defer { give(connection) }
        return try body(connection)
    }

    /// Closes the connections that nobody uses.
    func close() {
        state.withLock { state in
            state.open -= state.idle.count
            state.idle = []
        }
    }

    private static func transaction<T>(
        _ connection: PostgresConnection, _ body: (PostgresConnection) throws -> T
    ) throws -> T {
        do {
            let result = try body(connection)
            try connection.commitTransaction()
            return result
        } catch {
            connection.rollbackTransaction()
            throw error
        }
    }

    private func take() throws -> PostgresConnection {
        var waited = 0
        while true {
            let (idle, mayOpen): (PostgresConnection?, Bool) = state.withLock { state in
                if let idle = state.idle.popLast() { return (idle, false) }
                guard state.open < maximum else { return (nil, false) }
                state.open += 1
                return (nil, true)
            }
            if let idle {
                if idle.isStillOpen() { return idle }
                state.withLock { $0.open -= 1 }
                continue
            }
            if mayOpen {
                do {
                    return try PostgresConnection(options, timeLimits: timeLimits)
                } catch {
                    state.withLock { $0.open -= 1 }
                    throw error
                }
            }
            guard waited < timeLimits.poolMilliseconds else {
                throw LedgerError(
                    .unreachable, "all \(maximum) connections to PostgreSQL were in use for \(waited) ms")
            }
            usleep(1000)
            waited += 1
        }
    }

    private func give(_ connection: PostgresConnection) {
        state.withLock { state in
            if connection.isUsable, !connection.isInTransaction {
                state.idle.append(connection)
            } else {
                state.open -= 1
            }
        }
    }
}
