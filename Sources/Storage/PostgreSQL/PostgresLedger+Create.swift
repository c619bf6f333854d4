package import Ledger

extension PostgresLedger {
    /// Makes a new, empty ledger with its first checkpoint, of size 0, in one transaction.
    ///
    /// The database exists and keeps UTF-8; its schema `sluice` is missing or empty.
    /// - Parameters:
    ///   - origin: The log's name, unique among all ledgers: a host and path without scheme, no spaces, no plus sign.
    ///   - signer: The ledger's own key.
    ///   - partitionSize: How many entries each partition holds.
    /// - Throws: `ledger.exists`, `ledger.note-key` for a bad origin, what a connection throws, and what the signer throws.
    package static func create(
        at address: PostgresAddress, origin: String, signer: LedgerSigner, partitionSize: Int64 = 1 << 20
    ) throws {
        let note = try signer.note(of: Checkpoint(origin: origin, size: 0, root: MerkleTree.emptyRoot))
        let size = max(1, partitionSize)
        try PostgresPool(address, timeLimits: PostgresTimeLimits(), maximum: 1).write { connection in
            let found = try connection.run(content.with())
            if try found.count > 0 && found.integer(0, 0) > 0 {
                throw LedgerError(.exists, "there is already something in the schema sluice of \(address)")
            }
            let making =
                (found.count == 0 ? ["CREATE SCHEMA sluice"] : []) + PostgresSchema.tables
                + PostgresSchema.partition(0, size: size) + PostgresSchema.partition(1, size: size)
            for sql in making {
                connection.enqueue(PostgresStatement(sql).with())
            }
            connection.enqueue(insertVersion.with(.integer(PostgresSchema.version)))
            connection.enqueue(insertOrigin.with(.text(origin)))
            connection.enqueue(insertNote.with(.bytes(note)))
        }
    }

    /// One row with the number of things in the schema, or none.
    private static let content = PostgresStatement(
        """
        SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = n.oid) + \
        (SELECT count(*) FROM pg_proc WHERE pronamespace = n.oid) FROM pg_namespace n WHERE n.nspname = 'sluice'
        """)
    private static let insertVersion = PostgresStatement(
        "INSERT INTO sluice.version(id, version) VALUES(1, $1::bigint)")
    private static let insertOrigin = PostgresStatement("INSERT INTO sluice.ledger(id, origin) VALUES(1, $1::text)")
    private static let insertNote = PostgresStatement("INSERT INTO sluice.checkpoint(id, note) VALUES(1, $1::bytea)")
}
