package import Attestation

/// Writes a ledger as a static tree, or brings one up to date.
///
/// Tiles and entries are on the disk before the checkpoint that covers them appears, so that whoever reads a tree while it
/// is written, or after the writer died, finds everything the checkpoint covers.
package struct TreeExport {
    /// Where the ledger's content comes from.
    package struct Input {
        /// The verified head.
        let head: SignedCheckpoint
        let entries: (_ from: UInt64, _ limit: Int) throws -> [LedgerEntry]
        let consistencyProof: (_ from: UInt64) throws -> [MerkleHash]

        package init(
            head: SignedCheckpoint, entries: @escaping (_ from: UInt64, _ limit: Int) throws -> [LedgerEntry],
            consistencyProof: @escaping (_ from: UInt64) throws -> [MerkleHash]
        ) {
            (self.head, self.entries, self.consistencyProof) = (head, entries, consistencyProof)
        }
    }

    private let ledger: Input
    private let keys: [PublicKey]
    private let tree: any TreeWriter

    /// - Parameter keys: The ledger's keys, from the caller.
    package init(_ ledger: Input, keys: [PublicKey], to tree: any TreeWriter) {
        (self.ledger, self.keys, self.tree) = (ledger, keys, tree)
    }

    /// - Parameters:
    ///   - note: The checkpoint to publish: the head, with cosignatures perhaps.
    ///   - eachBundle: Called with the new entries of each bundle, before the checkpoint is published.
    /// - Returns: How many entries are new to the tree.
    /// - Throws: `ledger.rollback` when the tree has more entries, `ledger.inconsistent` when the ledger does not extend it;
    ///   nothing was written then. What reading and writing throw.
    @discardableResult
    package func run(
        note: SignedNote, eachBundle: (_ index: UInt64, _ entries: [LedgerEntry]) throws -> Void = { _, _ in }
    ) throws -> UInt64 {
        let head = ledger.head.checkpoint
        let start = try published()
        var growth = try TileGrowth(size: start, from: TreeTiles(tree))
        var nodes = TileNodes(TreeTiles(tree), size: start)
        var peaks = try MerklePeaks(size: start, from: &nodes)
        let full = UInt64(Tile.fullWidth)
        while peaks.size < head.size {
            let bundle = peaks.size / full
            let end = min((bundle + 1) * full, head.size)
            let new = try ledger.entries(peaks.size, Int(end - peaks.size))
            guard new.map(\.index) == Array(peaks.size..<end) else {
                throw LedgerError(.inconsistent, "entries from \(peaks.size) on are missing")
            }
            var envelopes: [[UInt8]] = []
            if !peaks.size.isMultiple(of: full) {
                let old = Int(peaks.size % full)
                guard let stored = try TreeTiles(tree).bundle(bundle, width: old) else {
                    throw LedgerError(.inconsistent, "the tree has no bundle of its last entries")
                }
                envelopes = stored
            }
            envelopes += new.map(\.envelope)
            for entry in new {
                growth.append(entry.leafHash)
                peaks.append(entry.leafHash)
            }
            let path = TilePath(level: nil, index: bundle, width: envelopes.count)
            try tree.put(path.description, EntryBundle.encode(envelopes))
            for tile in peaks.size < head.size ? growth.takeFullTiles() : growth.takeTiles() {
                let path = TilePath(level: tile.level, index: tile.index, width: tile.width)
                try tree.put(path.description, tile.data)
            }
            try eachBundle(bundle, new)
        }
        guard peaks.root == head.root else {
            throw LedgerError(.inconsistent, "the entries do not give the root of the checkpoint")
        }
        try tree.synchronize()
        try tree.put(TreePath.checkpoint, note.encoded)
        try tree.synchronize()
        return head.size - start
    }

    /// The size that the tree has, after it was held against its own tiles and against the ledger.
    private func published() throws -> UInt64 {
        guard let note = try tree.file(TreePath.checkpoint) else { return 0 }
        let head = ledger.head.checkpoint
        let old = try Checkpoint.verified(note, origin: head.origin, keys: keys)
        guard old.size <= head.size else {
            throw LedgerError(.rollback, "the tree has \(old.size) entries, the ledger \(head.size)")
        }
        var nodes = TileNodes(TreeTiles(tree), size: old.size)
        guard try MerkleTree.root(of: old.size, from: &nodes) == old.root else {
            throw LedgerError(.inconsistent, "the tiles of the tree do not give the root of its checkpoint")
        }
        guard
            MerkleTree.verifyConsistency(
                from: old.size, root: old.root, to: head.size, root: head.root,
                proof: try ledger.consistencyProof(old.size))
        else { throw LedgerError(.inconsistent, "the ledger does not extend the tree of \(old.size) entries") }
        return old.size
    }
}
