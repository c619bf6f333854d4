/// Consistency for roots that came from outside as bytes of any length.
///
/// Equal trees need equal roots and nothing is hashed, so that their roots are compared as they are. Whatever needs hashing
/// needs SHA-256 hashes: other lengths never verify.
extension MerkleTree {
    /// As `verifyConsistency(from:root:to:root:proof:)`.
    package static func verifyConsistency(
        from old: UInt64, root oldRoot: [UInt8], to new: UInt64, root newRoot: [UInt8], proof: [MerkleHash]
    ) -> Bool {
        if old == new, old > 0 { return proof.isEmpty && oldRoot == newRoot }
        guard let oldRoot = MerkleHash(oldRoot), let newRoot = MerkleHash(newRoot) else { return false }
        return verifyConsistency(from: old, root: oldRoot, to: new, root: newRoot, proof: proof)
    }

    /// As `verifyConsistency(ofSubtree:_:root:in:root:proof:)`.
    package static func verifyConsistency(
        ofSubtree start: UInt64, _ end: UInt64, root: [UInt8], in size: UInt64, root treeRoot: [UInt8],
        proof: [MerkleHash]
    ) -> Bool {
        // A range without leaves says nothing about the tree, whose root is therefore not looked at.
        if start == end { return end <= size && root == emptyRoot.bytes && proof.isEmpty }
        if start == 0, end == size { return proof.isEmpty && root == treeRoot }
        guard let root = MerkleHash(root), let treeRoot = MerkleHash(treeRoot) else { return false }
        return verifyConsistency(ofSubtree: start, end, root: root, in: size, root: treeRoot, proof: proof)
    }
}
