/// How long anything asked of a PostgreSQL server may take.
package struct PostgresTimeLimits: Sendable {
    /// For each host of the URL; a `connect_timeout` in it goes before.
    var connectSeconds = 10
    /// The server ends a statement after this time.
    package var statementMilliseconds = 60_000
    /// The server ends a statement that waits this long for a lock: another writer's append.
    package var lockMilliseconds = 30_000
    /// How long to wait for a free connection of the pool.
    var poolMilliseconds = 30_000

    package init() {}

    /// When nothing at all was heard for this long, the server is given up: longer than it gives any statement.
    var silenceMilliseconds: Int { statementMilliseconds + 5_000 }
}
