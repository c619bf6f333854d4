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
        try make(at: address, origin: origin, partitionSize: max(1, partitionSize)) { _ in note }
    }

    /// Makes a ledger that holds what another one's checkpoint covers, to the byte, in one transaction; nothing is signed.
    /// - Throws: `ledger.exists`, what a connection throws, and what reading the other ledger throws.
    package static func create(at address: PostgresAddress, copying source: any LedgerStore) throws {
        try make(at: address, origin: source.origin, partitionSize: PostgresSchema.partitionSize) { tables in
            try LedgerFilling.copy(source, to: tables)
        }
    }

    /// - Parameter fill: Puts the first rows in and gives the signed checkpoint over them.
    private static func make(
        at address: PostgresAddress, origin: String, partitionSize size: Int64,
        fill: (PostgresTables) throws -> [UInt8]
    ) throws {
        try PostgresPool(address, timeLimits: PostgresTimeLimits(), maximum: 1).write { connection in
            let found = try connection.run(content.with())
            if try found.count > 0 && found.integer(0, 0) > 0 {
                throw LedgerError(.exists, "there is already something in the schema sluice of \(address)")
            }
            let hasLZ4 = try connection.run(lz4.with()).count == 1
            let making =
                (found.count == 0 ? ["CREATE SCHEMA sluice"] : []) + PostgresSchema.tables
                + PostgresSchema.packing(hasLZ4: hasLZ4) + PostgresSchema.partition(0, size: size)
                + PostgresSchema.partition(1, size: size)
            for sql in making {
                connection.enqueue(PostgresStatement(sql).with())
            }
            connection.enqueue(insertVersion.with(.integer(PostgresSchema.version)))
            connection.enqueue(insertOrigin.with(.text(origin)))
            let partitions = PostgresPartitions(size: size, count: 2)
            let note = try fill(PostgresTables(connection, partitions: partitions, writing: true))
            connection.enqueue(insertNote.with(.bytes(note)))
        }
    }

    /// One row with the number of things in the schema, or none.
    private static let content = PostgresStatement(
        """
        SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = n.oid) + \
        (SELECT count(*) FROM pg_proc WHERE pronamespace = n.oid) FROM pg_namespace n WHERE n.nspname = 'sluice'
        """)
    /// One row where the server was built with LZ4.
    private static let lz4 = PostgresStatement(
        "SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)")
    private static let insertVersion = PostgresStatement(
        "INSERT INTO sluice.version(id, version) VALUES(1, $1::bigint)")
    private static let insertOrigin = PostgresStatement("INSERT INTO sluice.ledger(id, origin) VALUES(1, $1::text)")
    private static let insertNote = PostgresStatement("INSERT INTO sluice.checkpoint(id, note) VALUES(1, $1::bytea)")
}
