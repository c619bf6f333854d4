/// Proofs about a range of leaves that is a tree by itself (draft-ietf-plants-merkle-tree-certs, section 4).
///
/// A range of n leaves is a subtree when it begins at a multiple of the smallest power of two that is not below n.
extension MerkleTree {
    package static func isSubtree(_ start: UInt64, _ end: UInt64) -> Bool {
        guard start < end else { return false }
        let count = end - start
        guard count <= 1 << 63 else { return start == 0 }
        return start & (roundedUp(count) - 1) == 0
    }

    /// Whether the proof shows that the leaf stands at the index of the subtree with this root.
    package static func verifyInclusion(
        of leaf: MerkleHash, at index: UInt64, inSubtree start: UInt64, _ end: UInt64, root: MerkleHash,
        proof: [MerkleHash]
    ) -> Bool {
        guard isSubtree(start, end), index >= start, index < end else { return false }
        return verifyInclusion(of: leaf, at: index - start, in: end - start, root: root, proof: proof)
    }

    /// Whether the proof shows that the subtree stands in the tree of this size and root.
    ///
    /// A range without leaves stands in every tree that reaches it, by an empty proof, when its root is the empty root.
    package static func verifyConsistency(
        ofSubtree start: UInt64, _ end: UInt64, root: MerkleHash, in size: UInt64, root treeRoot: MerkleHash,
        proof: [MerkleHash]
    ) -> Bool {
        if start == end { return end <= size && root == emptyRoot && proof.isEmpty }
        guard isSubtree(start, end), end <= size else { return false }
        var (first, last, final) = (start, end - 1, size - 1)
        func isAtLeaf(_ first: UInt64, _ last: UInt64) -> Bool { first == last || end != size && last & 1 == 0 }
        while !isAtLeaf(first, last) {
            first >>= 1
            last >>= 1
            final >>= 1
        }
        var path = proof[...]
        var hash = root
        if first != last {
            guard let start = path.popFirst() else { return false }
            hash = start
        }
        var treeHash = hash
        for sibling in path {
            guard final > 0 else { return false }
            if last & 1 == 1 || last == final {
                if first < last { hash = nodeHash(sibling, hash) }
                treeHash = nodeHash(sibling, treeHash)
                while last & 1 == 0, last != 0 {
                    first >>= 1
                    last >>= 1
                    final >>= 1
                }
            } else {
                treeHash = nodeHash(treeHash, sibling)
            }
            first >>= 1
            last >>= 1
            final >>= 1
        }
        return final == 0 && hash == root && treeHash == treeRoot
    }

    /// The smallest power of two that is not below the count, which is 1 to 2^63.
    private static func roundedUp(_ count: UInt64) -> UInt64 {
        count == 1 ? 1 : 1 << UInt64(64 - (count - 1).leadingZeroBitCount)
    }
}
