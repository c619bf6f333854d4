/// A ledger that can be read and appended to, by many tasks and processes at once.
///
/// What every implementation promises:
/// - An append returns only when its entries are durable, the root was recomputed from stored bytes, the checkpoint over
///   them is signed, and that checkpoint was stored by compare-and-swap in the place of the one it was made from.
/// - Entries with a client id that is already there are not stored again; the stored ones are given back.
/// - Whatever is read is covered by the signed checkpoint. An entry that was stored when its writer died, but never
///   covered, is not served; the next append verifies and covers it first.
/// - A checkpoint never goes back, and two checkpoints of one size never differ.
/// - The first error of the storage ends the call; nothing is retried in place.
package protocol LedgerStore: Sendable {
    /// The log's unique name, the first line of its checkpoints.
    var origin: String { get }

    /// Appends entries in this order, all or none, under one new checkpoint; appends that meet share one.
    /// - Throws: `LedgerError`: `readOnly`, `locked`, `inconsistent`, `rollback`, `forkPrevented`, `storageLow`, `storage`;
    ///   and what the signer throws.
    func append(_ entries: [SealedEntry]) async throws -> [AppendedEntry]

    /// The signed checkpoint, verified with the keys the ledger was opened with.
    func checkpoint() throws -> SignedCheckpoint

    /// The entry at an index; nothing when the checkpoint does not reach it.
    func entry(at index: UInt64) throws -> LedgerEntry?

    /// The newest entries that match, newest first; empty when none does.
    func entries(matching query: LedgerQuery) throws -> [LedgerEntry]

    /// The entries from an index on, oldest first, at most `limit` and no more than `LedgerQuery.maximumLimit`; empty at the
    /// end of what the checkpoint covers.
    func entries(from index: UInt64, limit: Int) throws -> [LedgerEntry]

    /// The proof that an entry is covered by the current checkpoint.
    /// - Throws: `ledger.range` when the checkpoint does not reach it.
    func inclusionProof(of index: UInt64) throws -> InclusionProof

    /// Ends the use of the ledger: what waits is done, and nothing may be asked afterwards.
    func close()

    /// The proof that the current tree extends the one of an earlier size; empty when they are the same.
    /// - Throws: `ledger.range` when the earlier size is bigger.
    func consistencyProof(from size: UInt64) throws -> [MerkleHash]
}

extension LedgerStore {
    package func append(_ entry: SealedEntry) async throws -> AppendedEntry {
        guard let appended = try await append([entry]).first else {
            throw LedgerError(.storage, "the append gave nothing back")
        }
        return appended
    }

    /// The decisions about a release name in an environment, newest first.
    package func decisions(
        project: String, name: String, environment: String, limit: Int = 100
    ) throws -> [LedgerEntry] {
        try entries(
            matching: LedgerQuery(
                project: project, name: name, environment: environment, kinds: [.decision], limit: limit))
    }

    /// The last change of trust; nothing when trust never changed.
    package func lastTrustChange() throws -> (entry: LedgerEntry, change: TrustChange)? {
        guard let entry = try entries(matching: LedgerQuery(kinds: [.trustChanged], limit: 1)).first,
            case .event(let event) = try entry.content()
        else { return nil }
        return (entry, try TrustChange(event))
    }
}
