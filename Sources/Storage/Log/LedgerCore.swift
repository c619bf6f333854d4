import Attestation
import Ledger
import Synchronization

/// What every stored ledger does, whatever database holds it: each row that is given out is bound to its own envelope and
/// to the signed checkpoint, and appending follows one order (`LedgerCore+Append.swift`).
///
/// What readers can't see is an entry hidden by a changed index field: that takes `LedgerVerifier`.
final class LedgerCore<Database: LedgerDatabase>: Sendable {
    let origin: String
    let database: Database
    let keys: [PublicKey]
    let signer: LedgerSigner?
    let head: LedgerHead
    let afterStep: @Sendable (AppendStep) throws -> Void
    /// The storage's first error: after it nothing more is appended through this value.
    let failure = Mutex<LedgerError?>(nil)

    /// - Parameters:
    ///   - keys: The ledger's keys, of the past as well, from the operator and never from the ledger.
    ///   - signer: The ledger's own key; without it the ledger can only be read.
    ///   - pinned: A checkpoint the caller believes in: the ledger must extend it.
    ///   - afterStep: Called after each step of an append; what it throws ends the append there.
    /// - Throws: `ledger.no-keys`, `ledger.rollback`, `ledger.inconsistent`, and what `Checkpoint.verified` throws.
    init(
        _ database: Database, origin: String, keys: [PublicKey], signer: LedgerSigner?, pinned: Checkpoint?,
        afterStep: @escaping @Sendable (AppendStep) throws -> Void
    ) throws {
        guard !keys.isEmpty else { throw LedgerError(.noKeys, "a ledger is opened with at least one key") }
        self.database = database
        self.origin = origin
        self.keys = keys
        self.signer = signer
        self.afterStep = afterStep
        head = LedgerHead(origin: origin, keys: keys, pinned: pinned)
        _ = try checkpoint()
    }

    /// Runs reads of one moment, with the checkpoint that covers it.
    /// - Parameter rowsFrom: The first of the last rows that will be asked for; nothing when that is not known.
    func read<T>(
        rowsFrom: UInt64? = nil, _ body: (Database.Tables, SignedCheckpoint) throws -> T
    ) throws -> T {
        try database.read { tables in
            if let rowsFrom { tables.foresee(clients: nil, rowsFrom: rowsFrom) }
            return try body(tables, try head.verified(tables.checkpointNote(), tiles: tables))
        }
    }

    func checkpoint() throws -> SignedCheckpoint { try read { _, head in head } }

    func entry(at index: UInt64) throws -> LedgerEntry? {
        try read { tables, head in
            guard index < head.checkpoint.size else { return nil }
            return try bound([stored(index, tables)], to: head, by: tables).first
        }
    }

    func entries(from index: UInt64, limit: Int) throws -> [LedgerEntry] {
        try read { tables, head in
            let size = head.checkpoint.size
            guard index < size, limit > 0 else { return [] }
            let end = min(size, index + UInt64(min(limit, LedgerQuery.maximumLimit)))
            let rows = try tables.rows(from: index, to: end)
            guard UInt64(rows.count) == end - index else {
                throw LedgerError(.inconsistent, "entries from \(index) to \(end) are not all there")
            }
            return try bound(rows.map { try LedgerEntry($0) }, to: head, by: tables)
        }
    }

    func entries(matching query: LedgerQuery) throws -> [LedgerEntry] {
        try read { tables, head in
            let rows = try tables.rows(matching: query, below: head.checkpoint.size)
            return try bound(rows.map { try LedgerEntry($0) }, to: head, by: tables)
        }
    }

    func inclusionProof(of index: UInt64) throws -> InclusionProof {
        try read { tables, head in
            guard index < head.checkpoint.size else {
                throw LedgerError(.range, "there is no entry \(index) under the checkpoint of \(head.checkpoint.size)")
            }
            var nodes = TileNodes(tables, size: head.checkpoint.size)
            return try proof(of: stored(index, tables), under: head, from: &nodes)
        }
    }

    func consistencyProof(from size: UInt64) throws -> [MerkleHash] {
        try read { tables, head in
            var nodes = TileNodes(tables, size: head.checkpoint.size)
            return try MerkleTree.consistencyProof(from: size, to: head.checkpoint.size, from: &nodes)
        }
    }

    func stored(_ index: UInt64, _ tables: Database.Tables) throws -> LedgerEntry {
        guard let row = try tables.rows(from: index, to: index + 1).first else {
            throw LedgerError(.inconsistent, "entry \(index) is missing")
        }
        return try LedgerEntry(row)
    }

    /// - Throws: `ledger.inconsistent` when an entry is not the one the checkpoint covers.
    private func bound(
        _ entries: [LedgerEntry], to head: SignedCheckpoint, by tables: Database.Tables
    ) throws -> [LedgerEntry] {
        guard !entries.isEmpty else { return [] }
        var tiles = try AuthenticatedTiles(tables, checkpoint: head.checkpoint)
        for entry in entries where try tiles.leaf(entry.index) != entry.leafHash {
            throw LedgerError(.inconsistent, "entry \(entry.index) is not the one the checkpoint covers")
        }
        return entries
    }

    /// Makes the proof of a stored entry and checks it before it is given out.
    /// - Throws: `ledger.inconsistent` when the stored tiles do not lead from the entry to the checkpoint.
    func proof(
        of entry: LedgerEntry, under head: SignedCheckpoint, from nodes: inout TileNodes<Database.Tables>
    ) throws -> InclusionProof {
        let (checkpoint, index) = (head.checkpoint, entry.index)
        let hashes = try MerkleTree.inclusionProof(of: index, in: checkpoint.size, from: &nodes)
        guard
            MerkleTree.verifyInclusion(
                of: entry.leafHash, at: index, in: checkpoint.size, root: checkpoint.root, proof: hashes)
        else { throw LedgerError(.inconsistent, "the stored tiles do not give a proof of entry \(index)") }
        return InclusionProof(index: index, hashes: hashes, checkpoint: head.note)
    }
}
