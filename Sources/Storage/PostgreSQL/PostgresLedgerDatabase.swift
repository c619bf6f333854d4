import Ledger

/// One ledger in a PostgreSQL database, for any number of processes on any number of machines.
///
/// Three things keep writers from forking the log, and none of them relies on the isolation level: every transaction that
/// writes locks the head row first, indexes and client ids are unique, and the checkpoint is replaced only where the one it
/// was made from still stands.
final class PostgresLedgerDatabase: LedgerDatabase {
    let pool: PostgresPool
    private let partitions: PostgresPartitions

    /// Opens what is there; tables of an older version are brought to today's when they are opened for writing.
    /// - Throws: `ledger.missing`, `ledger.schema`, and what a connection throws.
    init(_ pool: PostgresPool, writes: Bool) throws {
        self.pool = pool
        var catalog = try pool.read { try PostgresCatalog($0) }
        if writes, let version = catalog.version, version < PostgresSchema.version {
            try PostgresMigration.run(PostgresMigration.all, to: PostgresSchema.version, in: pool)
            catalog = try pool.read { try PostgresCatalog($0) }
        }
        try catalog.check()
        partitions = PostgresPartitions(
            size: catalog.partitionSize ?? PostgresSchema.partitionSize, count: catalog.partitions)
    }

    private static let origin = PostgresStatement("SELECT origin FROM sluice.ledger WHERE id = 1")

    /// The ledger's own name; empty when there is none.
    func origin() throws -> String {
        try pool.read { try $0.run(PostgresLedgerDatabase.origin.with()).text(0, 0) ?? "" }
    }

    func read<T>(_ body: (PostgresTables) throws -> T) throws -> T {
        try pool.read { try body(PostgresTables($0, partitions: partitions, writing: false)) }
    }

    func write<T>(_ body: (PostgresTables) throws -> T) throws -> T {
        try pool.write { try body(PostgresTables($0, partitions: partitions, writing: true)) }
    }

    private static let turn = PostgresStatement("SELECT version FROM sluice.version WHERE id = 1 FOR UPDATE")

    /// Takes turns by the lock of a row that nothing else locks.
    ///
    /// The server takes the turn back from a writer that does nothing for too long; what that writer does when it wakes up
    /// is harmless, as the courtesy is not what keeps the log from forking.
    func exclusively<T>(_ body: () throws -> T) throws -> T {
        try pool.lend { connection in
            connection.begin(writing: true)
            defer { connection.leaveTransaction() }
            let turn = try connection.run(PostgresLedgerDatabase.turn.with())
            // A newer process may have changed the tables since this one opened them.
            guard turn.count == 1, try turn.integer(0, 0) == PostgresSchema.version else {
                throw LedgerError(
                    .schema, "the tables have another version than when they were opened; open them again")
            }
            return try body()
        }
    }
}
