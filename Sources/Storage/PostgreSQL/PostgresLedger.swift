package import Attestation
package import Ledger

/// A ledger in a PostgreSQL database, for any number of processes on any number of machines.
///
/// Connections are made on demand and kept in a small pool. A connection must be the process's own for as long as it lasts:
/// a pooler in between has to work by sessions, not by transactions.
package final class PostgresLedger: LedgerStore {
    private let core: LedgerCore<PostgresLedgerDatabase>
    private let queue: AppendQueue

    /// Opens a ledger that exists; never makes one.
    ///
    /// - Parameters:
    ///   - address: The database.
    ///   - keys: The ledger's keys, of the past as well, from the operator and never from the ledger.
    ///   - signer: The ledger's own key; without it the ledger can only be read.
    ///   - pinned: A checkpoint the caller believes in: the ledger must extend it.
    ///   - timeLimits: How long anything may take.
    ///   - afterStep: Called after each step of an append; what it throws ends the append there.
    /// - Throws: `ledger.missing`, `ledger.schema`, `ledger.no-keys`, `ledger.rollback`, `ledger.inconsistent`,
    ///   `ledger.unreachable`, `ledger.denied`, and what `Checkpoint.verified` throws.
    package static func open(
        at address: PostgresAddress, keys: [PublicKey], signer: LedgerSigner? = nil, pinned: Checkpoint? = nil,
        timeLimits: PostgresTimeLimits = PostgresTimeLimits(),
        afterStep: @escaping @Sendable (AppendStep) throws -> Void = { _ in }
    ) throws -> PostgresLedger {
        let database = try PostgresLedgerDatabase(
            PostgresPool(address, timeLimits: timeLimits), writes: signer != nil)
        return PostgresLedger(
            try LedgerCore(
                database, origin: database.origin(), keys: keys, signer: signer, pinned: pinned, afterStep: afterStep))
    }

    private init(_ core: LedgerCore<PostgresLedgerDatabase>) {
        self.core = core
        queue = AppendQueue { try core.append($0) }
    }

    package var origin: String { core.origin }

    /// - Throws: As every ledger; `ledger.entry-malformed` for an entry with a zero byte in a field, which PostgreSQL keeps
    ///   in no text; `ledger.unreachable` when nobody knows whether the entries were stored: appending them again is safe.
    package func append(_ entries: [SealedEntry]) async throws -> [AppendedEntry] {
        _ = try core.writing()
        // Before others share its commit.
        for entry in entries { try PostgresSchema.check(entry.fields) }
        return entries.isEmpty ? [] : try await queue.append(entries)
    }

    /// Covers entries that a writer left behind; nothing to do in the usual case.
    /// - Returns: How many entries were covered.
    /// - Throws: As `append`.
    @discardableResult
    package func recover() throws -> UInt64 { try core.recover() }

    package func checkpoint() throws -> SignedCheckpoint { try core.checkpoint() }
    package func entry(at index: UInt64) throws -> LedgerEntry? { try core.entry(at: index) }
    package func entries(matching query: LedgerQuery) throws -> [LedgerEntry] { try core.entries(matching: query) }
    package func inclusionProof(of index: UInt64) throws -> InclusionProof { try core.inclusionProof(of: index) }
    package func consistencyProof(from size: UInt64) throws -> [MerkleHash] { try core.consistencyProof(from: size) }

    package func entries(from index: UInt64, limit: Int) throws -> [LedgerEntry] {
        try core.entries(from: index, limit: limit)
    }

    /// Closes the connections; asking anything afterwards opens new ones.
    package func close() { core.database.pool.close() }
}
