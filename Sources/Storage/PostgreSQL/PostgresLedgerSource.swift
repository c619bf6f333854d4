package import Ledger

/// A ledger in PostgreSQL as it is, for `LedgerVerifier`: one moment of it, seen for as long as this value lives.
///
/// One read-only transaction on a connection of its own; writers go on meanwhile, and this value does not see what they
/// write.
package final class PostgresLedgerSource: LedgerSource {
    private let connection: PostgresConnection
    private let catalog: PostgresCatalog
    /// For the making of partitions, which a reader never does.
    private let partitions = PostgresPartitions(size: 1, count: 0)

    /// - Throws: `ledger.missing`, `ledger.schema` when the schema holds something else, and what a connection throws.
    package init(at address: PostgresAddress) throws {
        let timeLimits = PostgresTimeLimits()
        connection = try PostgresConnection(
            PostgresOptions(address, timeLimits: timeLimits), timeLimits: timeLimits)
        connection.begin(writing: false)
        catalog = try PostgresCatalog(connection)
    }

    private var tables: PostgresTables { PostgresTables(connection, partitions: partitions, writing: false) }

    private static let surplus = PostgresStatement(
        """
        SELECT c.idx FROM sluice.clients c LEFT JOIN sluice.entries e ON e.idx = c.idx WHERE e.idx IS NULL \
        ORDER BY c.idx LIMIT 1000
        """)

    package func structureProblems() throws -> [LedgerProblem] {
        var problems = catalog.problems
        guard problems.isEmpty else { return problems }
        let result = try connection.run(PostgresLedgerSource.surplus.with())
        for row in 0..<result.count {
            problems.append(
                LedgerProblem(
                    .inconsistent, table: "clients", column: "idx",
                    "there is no entry \(try result.integer(row, 0)) whose client id this is"))
        }
        return problems
    }

    private static let origins = PostgresStatement("SELECT id, origin FROM sluice.ledger LIMIT 2")
    private static let notes = PostgresStatement("SELECT id, note FROM sluice.checkpoint LIMIT 2")

    package func origin() throws -> [UInt8]? { try only(PostgresLedgerSource.origins) }
    package func checkpointNote() throws -> [UInt8]? { try only(PostgresLedgerSource.notes) }

    package func entries(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        try tables.rows(after: index, limit: limit)
    }

    package func leaves(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        try tables.leaves(after: index, limit: limit)
    }

    package func storedTile(level: Int, index: UInt64) throws -> StoredTile? {
        try tables.storedTile(level: level, index: index)
    }

    private static let places = PostgresStatement("SELECT level, tile_index FROM sluice.tiles")

    package func tilePlaces() throws -> [StoredTile.Place] {
        let result = try connection.run(PostgresLedgerSource.places.with())
        return try (0..<result.count).map {
            StoredTile.Place(level: try result.integer($0, 0), index: try result.integer($0, 1))
        }
    }

    /// The one value of a table that has one row with the id 1, and no other.
    private func only(_ statement: PostgresStatement) throws -> [UInt8]? {
        let result = try connection.run(statement.with())
        guard result.count == 1, try result.integer(0, 0) == 1 else { return nil }
        return result.bytes(0, 1)
    }
}
