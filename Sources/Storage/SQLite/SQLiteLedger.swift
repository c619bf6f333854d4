import Artifacts
package import Attestation
import GRDB
package import Ledger
import Synchronization

/// A ledger in one SQLite file, for any number of processes on one machine.
///
/// Writers take turns by a lock file, `PATH.lock`. The file has a rollback journal, never a WAL (Debian 12's SQLite loses
/// pages when two connections reset one), and every commit waits for the disk.
///
/// Readers bind each entry they give back to the signed checkpoint and to the fields it was found by. What they can't see is
/// an entry hidden by a changed index field: that takes `LedgerVerifier`.
package final class SQLiteLedger: LedgerStore {
    package let origin: String
    let path: String
    let signer: LedgerSigner?
    let keys: [PublicKey]
    let lockTimeout: Int
    let afterStep: @Sendable (AppendStep) throws -> Void
    /// One connection appends, another reads: what the writer reads back comes from the file, not from its own cache.
    let writer: DatabaseQueue
    let reader: DatabaseQueue
    let head: LedgerHead
    /// The storage's first error: after it nothing more is appended through this value.
    let failure = Mutex<LedgerError?>(nil)

    /// Opens a ledger that exists; never makes one.
    ///
    /// - Parameters:
    ///   - path: The database file.
    ///   - keys: The ledger's keys, of the past as well, from the operator and never from the ledger.
    ///   - signer: The ledger's own key; without it the ledger can only be read.
    ///   - pinned: A checkpoint the caller believes in: the ledger must extend it.
    ///   - lockTimeout: How many milliseconds to wait for another writer.
    ///   - afterStep: Called after each step of an append; what it throws ends the append there.
    /// - Throws: `ledger.missing`, `ledger.schema`, `ledger.no-keys`, `ledger.rollback`, `ledger.inconsistent`, and what
    ///   `Checkpoint.verified` throws.
    package static func open(
        at path: String, keys: [PublicKey], signer: LedgerSigner? = nil, pinned: Checkpoint? = nil,
        lockTimeout: Int = 30_000, afterStep: @escaping @Sendable (AppendStep) throws -> Void = { _ in }
    ) throws -> SQLiteLedger {
        try SQLiteLedger(
            path: path, keys: keys, signer: signer, pinned: pinned, lockTimeout: lockTimeout, afterStep: afterStep)
    }

    private init(
        path: String, keys: [PublicKey], signer: LedgerSigner?, pinned: Checkpoint?, lockTimeout: Int,
        afterStep: @escaping @Sendable (AppendStep) throws -> Void
    ) throws {
        guard !keys.isEmpty else { throw LedgerError(.noKeys, "a ledger is opened with at least one key") }
        self.path = path
        self.keys = keys
        self.signer = signer
        self.lockTimeout = lockTimeout
        self.afterStep = afterStep
        let reader = try LedgerConnection.open(path)
        self.reader = reader
        writer = signer == nil ? reader : try LedgerConnection.open(path)
        origin = try LedgerConnection.stored {
            try reader.read { database in
                try LedgerSchema.check(database)
                return try String.fetchOne(database, sql: "SELECT origin FROM ledger WHERE id = 1") ?? ""
            }
        }
        head = LedgerHead(origin: origin, keys: keys, pinned: pinned)
        _ = try checkpoint()
    }

    /// Runs a read of one moment, with the checkpoint that covers it.
    func read<T>(_ body: (LedgerRows, SignedCheckpoint) throws -> T) throws -> T {
        try LedgerConnection.stored {
            try reader.read { database in
                let rows = LedgerRows(database: database)
                return try body(rows, try head.verified(rows.checkpointNote(), tiles: rows))
            }
        }
    }
}

extension SQLiteLedger {
    package func checkpoint() throws -> SignedCheckpoint { try read { _, head in head } }

    package func entry(at index: UInt64) throws -> LedgerEntry? {
        try read { rows, head in
            guard index < head.checkpoint.size else { return nil }
            guard let entry = try rows.entries(from: index, to: index + 1).first else {
                throw LedgerError(.inconsistent, "entry \(index) is missing")
            }
            return try SQLiteLedger.bound([entry], to: head, by: rows).first
        }
    }

    package func entries(matching query: LedgerQuery) throws -> [LedgerEntry] {
        try read { rows, head in
            try SQLiteLedger.bound(
                rows.entries(matching: query, size: head.checkpoint.size), to: head, by: rows)
        }
    }

    package func inclusionProof(of index: UInt64) throws -> InclusionProof {
        try read { rows, head in
            guard index < head.checkpoint.size else {
                throw LedgerError(.range, "there is no entry \(index) under the checkpoint of \(head.checkpoint.size)")
            }
            guard let entry = try rows.entries(from: index, to: index + 1).first else {
                throw LedgerError(.inconsistent, "entry \(index) is missing")
            }
            var nodes = TileNodes(rows, size: head.checkpoint.size)
            return try SQLiteLedger.proof(of: entry, under: head, from: &nodes)
        }
    }

    package func consistencyProof(from size: UInt64) throws -> [MerkleHash] {
        try read { rows, head in
            var nodes = TileNodes(rows, size: head.checkpoint.size)
            return try MerkleTree.consistencyProof(from: size, to: head.checkpoint.size, from: &nodes)
        }
    }

    /// - Throws: `ledger.inconsistent` when an entry is not the one the checkpoint covers.
    static func bound(
        _ entries: [LedgerEntry], to head: SignedCheckpoint, by rows: LedgerRows
    ) throws -> [LedgerEntry] {
        guard !entries.isEmpty else { return [] }
        var tiles = try AuthenticatedTiles(rows, checkpoint: head.checkpoint)
        for entry in entries where try tiles.leaf(entry.index) != entry.leafHash {
            throw LedgerError(.inconsistent, "entry \(entry.index) is not the one the checkpoint covers")
        }
        return entries
    }

    /// Makes the proof of a stored entry and checks it before it is given out.
    /// - Throws: `ledger.inconsistent` when the stored tiles do not lead from the entry to the checkpoint.
    static func proof(
        of entry: LedgerEntry, under head: SignedCheckpoint, from nodes: inout TileNodes<LedgerRows>
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
