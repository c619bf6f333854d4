import Attestation
import Ledger
import Synchronization

/// The newest checkpoint this process has verified; no older one is accepted after it.
final class LedgerHead: Sendable {
    private let origin: String
    private let keys: [PublicKey]
    private let seen: Mutex<SignedCheckpoint?>
    /// What the caller believes in from outside; its note is not known.
    private let pinned: Checkpoint?

    init(origin: String, keys: [PublicKey], pinned: Checkpoint?) {
        self.origin = origin
        self.keys = keys
        self.pinned = pinned
        seen = Mutex(nil)
    }

    /// Verifies the stored checkpoint against keys, the newest one seen, and the tiles.
    /// - Throws: `ledger.rollback` when it is older than one seen before; `ledger.inconsistent` when it has another root at
    ///   the same size or does not extend it; what `Checkpoint.verified` throws.
    func verified(_ note: [UInt8], tiles: some TileSource) throws -> SignedCheckpoint {
        let last = seen.withLock { $0 }
        if let last, last.note == note { return last }
        let head = try Checkpoint.verified(note, origin: origin, keys: keys)
        for earlier in [pinned, last?.checkpoint].compactMap({ $0 }) {
            guard earlier.origin.utf8.elementsEqual(origin.utf8) else {
                throw LedgerError(
                    .originMismatch, "the pinned checkpoint is of '\(earlier.origin)', not of '\(origin)'")
            }
            guard head.size >= earlier.size else {
                throw LedgerError(
                    .rollback, "the checkpoint covers \(head.size) entries, an earlier one covered \(earlier.size)")
            }
            var nodes = TileNodes(tiles, size: head.size)
            guard try MerkleTree.root(of: earlier.size, from: &nodes) == earlier.root,
                head.size > earlier.size || head.root == earlier.root
            else {
                throw LedgerError(.inconsistent, "the ledger does not extend its checkpoint of \(earlier.size) entries")
            }
        }
        let signed = SignedCheckpoint(checkpoint: head, note: note)
        advance(to: signed)
        return signed
    }

    /// How many entries the newest verified checkpoint covers; 0 before there is one.
    var size: UInt64 { seen.withLock { $0?.checkpoint.size ?? 0 } }

    /// Takes down a checkpoint that this process has signed and stored itself.
    func advance(to signed: SignedCheckpoint) {
        seen.withLock { current in
            if (current?.checkpoint.size ?? 0) <= signed.checkpoint.size { current = signed }
        }
    }
}
