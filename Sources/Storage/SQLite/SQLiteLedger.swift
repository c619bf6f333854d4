package import Attestation
package import Ledger

/// A ledger in one SQLite file, for any number of processes on one machine.
///
/// Writers take turns by a lock file, `PATH.lock`; appends that come while one is under way share the next commit. Every
/// commit waits for the disk. The write-ahead log `PATH-wal` belongs to the file: `close` folds it in, and a copy of the
/// file alone, taken while a writer is at work, is an older state of the ledger.
package final class SQLiteLedger: LedgerStore {
    private let core: LedgerCore<SQLiteLedgerDatabase>
    private let queue: AppendQueue

    /// Opens a ledger that exists; never makes one.
    ///
    /// - Parameters:
    ///   - path: The database file.
    ///   - keys: The ledger's keys, of the past as well, from the operator and never from the ledger.
    ///   - signer: The ledger's own key; without it the ledger can only be read.
    ///   - pinned: A checkpoint the caller believes in: the ledger must extend it.
    ///   - lockTimeout: How many milliseconds to wait for another writer.
    ///   - afterStep: Called after each step of an append; what it throws ends the append there.
    ///
    /// After a failure of the storage, opening for writing recomputes the whole tree first.
    /// - Throws: `ledger.missing`, `ledger.schema`, `ledger.no-keys`, `ledger.rollback`, `ledger.inconsistent`, and what
    ///   `Checkpoint.verified` throws.
    package static func open(
        at path: String, keys: [PublicKey], signer: LedgerSigner? = nil, pinned: Checkpoint? = nil,
        lockTimeout: Int = 30_000, afterStep: @escaping @Sendable (AppendStep) throws -> Void = { _ in }
    ) throws -> SQLiteLedger {
        let database = try SQLiteLedgerDatabase(at: path, writes: signer != nil, lockTimeout: lockTimeout)
        let core = try LedgerCore(
            database, origin: database.origin(), keys: keys, signer: signer, pinned: pinned, afterStep: afterStep)
        if signer != nil, database.hasFailed {
            try core.audit()
            database.forgetFailure()
        }
        return SQLiteLedger(core)
    }

    private init(_ core: LedgerCore<SQLiteLedgerDatabase>) {
        self.core = core
        queue = AppendQueue { try core.append($0) }
    }

    package var origin: String { core.origin }

    package func append(_ entries: [SealedEntry]) async throws -> [AppendedEntry] {
        _ = try core.writing()
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

    /// Folds the write-ahead log into the file and closes it; nothing may be asked of this value afterwards.
    package func close() { core.database.close() }

    deinit { core.database.fold() }
}
