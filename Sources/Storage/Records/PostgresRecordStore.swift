package import Artifacts
import Ledger

/// Records in a PostgreSQL database: the schema `sluice_ops`, beside the ledger's own and covered by no tree.
///
/// Made on first need. A removed row's bytes lie in the table's file until the server vacuums it, and in its write-ahead log
/// and backups for as long as those are kept.
package final class PostgresRecordStore: RecordStore {
    private let pool: PostgresPool

    /// - Throws: `LedgerError` when the address is refused; nothing is connected yet.
    package init(at address: PostgresAddress) throws {
        pool = try PostgresPool(address, timeLimits: PostgresTimeLimits(), maximum: 2)
    }

    private static let isThere = PostgresStatement("SELECT to_regclass('sluice_ops.records') IS NOT NULL")
    private static let tables = [
        "CREATE SCHEMA IF NOT EXISTS sluice_ops",
        "CREATE TABLE IF NOT EXISTS sluice_ops.records(collection text COLLATE \"C\" NOT NULL, "
            + "digest text COLLATE \"C\" NOT NULL, content bytea NOT NULL, PRIMARY KEY(collection, digest))",
    ]
    private static let insert = PostgresStatement(
        """
        INSERT INTO sluice_ops.records(collection, digest, content) VALUES($1::text, $2::text, $3::bytea) \
        ON CONFLICT(collection, digest) DO UPDATE SET content = excluded.content
        """)
    private static let select = PostgresStatement(
        "SELECT content FROM sluice_ops.records WHERE collection = $1::text AND digest = $2::text")
    private static let list = PostgresStatement(
        "SELECT digest FROM sluice_ops.records WHERE collection = $1::text ORDER BY digest")
    private static let delete = PostgresStatement(
        "DELETE FROM sluice_ops.records WHERE collection = $1::text AND digest = $2::text")

    @discardableResult
    package func keep(_ bytes: [UInt8], in collection: RecordCollection) throws -> Digest {
        let digest = Digest.sha256(of: bytes)
        try pool.write { connection in
            // Making what is there already takes a right that using it does not.
            if try !Self.hasTables(connection) {
                for sql in Self.tables { connection.enqueue(PostgresStatement(sql).with()) }
            }
            connection.enqueue(
                Self.insert.with(.text(collection.rawValue), .text(digest.description), .bytes(bytes)))
        }
        return digest
    }

    package func record(_ digest: Digest, in collection: RecordCollection) throws -> [UInt8]? {
        let bytes = try pool.read { connection in
            guard try Self.hasTables(connection) else { return [UInt8]?.none }
            return try connection.run(Self.select.with(.text(collection.rawValue), .text(digest.description)))
                .bytes(0, 0)
        }
        return try bytes.map { try checked($0, as: digest) }
    }

    package func names(in collection: RecordCollection) throws -> [Digest] {
        try pool.read { connection in
            guard try Self.hasTables(connection) else { return [] }
            let result = try connection.run(Self.list.with(.text(collection.rawValue)))
            return (0..<result.count).compactMap { result.text($0, 0).flatMap { Digest($0) } }
        }
    }

    @discardableResult
    package func remove(_ digest: Digest, from collection: RecordCollection) throws -> Bool {
        try pool.write { connection in
            guard try Self.hasTables(connection) else { return false }
            let call = Self.delete.with(.text(collection.rawValue), .text(digest.description))
            return try connection.run(call).affected > 0
        }
    }

    private static func hasTables(_ connection: PostgresConnection) throws -> Bool {
        try connection.run(isThere.with()).bytes(0, 0) == [1]
    }
}
