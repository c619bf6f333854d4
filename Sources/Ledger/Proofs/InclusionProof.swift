package import Attestation

/// Shows, without the log, that an entry stands in it: the audit path and the checkpoint it leads to.
package struct InclusionProof: Sendable, Hashable {
    /// Of the entry, from 0 on.
    package let index: UInt64
    /// The audit path, the leaf's sibling first.
    package let hashes: [MerkleHash]
    /// The signed checkpoint, exactly.
    package let checkpoint: [UInt8]
    /// Data the application put beside the proof; nothing protects it.
    package let extra: [UInt8]?

    /// No path is longer than the tree is high.
    package static let maximumHashes = 64

    package init(index: UInt64, hashes: [MerkleHash], checkpoint: [UInt8], extra: [UInt8]? = nil) {
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// Checks the proof for a leaf.
    ///
    /// - Parameters:
    ///   - leaf: `MerkleTree.leafHash` of the entry at hand.
    ///   - origin: The log it has to be in.
    ///   - keys: The log's keys from the caller, never from the proof.
    /// - Returns: The checkpoint, whose size and root now are known to hold the entry.
    /// - Throws: `ledger.proof-invalid`, and what `Checkpoint.verified` throws.
    @discardableResult
    package func verify(
        leaf: MerkleHash, origin: String, keys: [PublicKey]
    ) throws(LedgerError) -> Checkpoint {
        let head = try Checkpoint.verified(checkpoint, origin: origin, keys: keys)
        guard
            MerkleTree.verifyInclusion(of: leaf, at: index, in: head.size, root: head.root, proof: hashes)
        else { throw LedgerError(.proofInvalid, "the proof does not lead from entry \(index) to the checkpoint") }
        return head
    }
}
