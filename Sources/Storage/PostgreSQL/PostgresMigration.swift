import Ledger

/// One step that brings the tables of a ledger in PostgreSQL from one version to the next.
///
/// Steps only go forward, and none ever changes once it was released. Each runs in one transaction that no append overlaps,
/// with the version last: a step that fails leaves everything as it was.
package struct PostgresMigration: Sendable {
    /// The version it leads from; it leads to the next one.
    package let from: Int64
    /// SQL statements, in order.
    package let statements: [String]

    package init(from: Int64, statements: [String]) {
        self.from = from
        self.statements = statements
    }

    /// Every step there is: one for each version before today's.
    static let all: [PostgresMigration] = []

    // Writers take turns by this row and change things only under the other, so both keep them out.
    private static let turn = PostgresStatement("SELECT version FROM sluice.version WHERE id = 1 FOR UPDATE")
    private static let lock = PostgresStatement("SELECT id FROM sluice.ledger WHERE id = 1 FOR UPDATE")
    private static let advance = PostgresStatement("UPDATE sluice.version SET version = $1::bigint WHERE id = 1")

    /// Runs what is missing of some steps up to a version, each in a transaction of its own.
    /// - Returns: The versions that were reached, in order; empty when the tables have that version already.
    /// - Throws: `ledger.schema` for a version without a step that leads on; what the server throws, and then the version
    ///   is the last one that was reached.
    @discardableResult
    package static func run(
        _ steps: [PostgresMigration], to newest: Int64, at address: PostgresAddress,
        timeLimits: PostgresTimeLimits = PostgresTimeLimits()
    ) throws -> [Int64] {
        try run(steps, to: newest, in: PostgresPool(address, timeLimits: timeLimits, maximum: 1))
    }

    @discardableResult
    static func run(_ steps: [PostgresMigration], to newest: Int64, in pool: PostgresPool) throws -> [Int64] {
        var reached: [Int64] = []
        while let version = try pool.write({ try advance($0, steps, to: newest) }) { reached.append(version) }
        return reached
    }

    /// Runs one step in the caller's transaction.
    /// - Returns: The version it leads to; nothing when there is nothing to do.
    private static func advance(
        _ connection: PostgresConnection, _ steps: [PostgresMigration], to newest: Int64
    ) throws -> Int64? {
        // Another process may have been at it meanwhile: what counts is the version under the lock.
        let found = try connection.run([turn.with(), lock.with()])
        guard let versions = found.first, versions.count == 1, found.last?.count == 1 else {
            throw LedgerError(.schema, "the schema sluice has no version or no head row")
        }
        let version = try versions.integer(0, 0)
        guard version != newest else { return nil }
        guard version < newest, let step = steps.first(where: { $0.from == version }) else {
            throw LedgerError(
                .schema, "no step leads from version \(version) of the tables to \(newest), the one known here")
        }
        for sql in step.statements { connection.enqueue(PostgresStatement(sql).with()) }
        connection.enqueue(advance.with(.integer(version + 1)))
        return version + 1
    }
}
