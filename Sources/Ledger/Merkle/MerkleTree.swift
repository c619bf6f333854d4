import Crypto

/// The hashing of RFC 6962 section 2.1 and the verification of its proofs.
///
/// Pure functions: making proofs needs a `MerkleNodeSource`, checking them needs nothing but the proof.
package enum MerkleTree {
    /// The root of a tree without leaves: the SHA-256 of nothing.
    package static let emptyRoot = MerkleHash(SHA256().finalize())

    /// The hash of a leaf: SHA-256 over a zero byte and the entry.
    package static func leafHash(_ entry: [UInt8]) -> MerkleHash {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
        entry.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return MerkleHash(hasher.finalize())
    }

    /// The hash of an inner node: SHA-256 over a one byte and its two children.
    package static func nodeHash(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(1)) { hasher.update(bufferPointer: $0) }
        left.update(&hasher)
        right.update(&hasher)
        return MerkleHash(hasher.finalize())
    }

    /// The root over leaf hashes that are all at hand.
    package static func root(of leaves: [MerkleHash]) -> MerkleHash {
        var peaks = MerklePeaks()
        for leaf in leaves { peaks.append(leaf) }
        return peaks.root
    }

    /// Whether the proof shows that the leaf stands at the index of the tree with this size and root.
    ///
    /// False as well for an index outside the tree and for a proof that is too short or too long (RFC 9162 section 2.1.3.2).
    package static func verifyInclusion(
        of leaf: MerkleHash, at index: UInt64, in size: UInt64, root: MerkleHash, proof: [MerkleHash]
    ) -> Bool {
        guard index < size else { return false }
        var node = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = nodeHash(sibling, hash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = nodeHash(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether the proof shows that the bigger tree begins with all leaves of the smaller.
    ///
    /// Equal sizes need equal roots and an empty proof; from an empty tree every tree is reached by an empty proof, but its
    /// root must be the empty root (RFC 9162 section 2.1.4.2).
    package static func verifyConsistency(
        from old: UInt64, root oldRoot: MerkleHash, to new: UInt64, root newRoot: MerkleHash, proof: [MerkleHash]
    ) -> Bool {
        guard old <= new, old > 0 || oldRoot == emptyRoot, new > 0 || newRoot == emptyRoot else { return false }
        if old == new { return proof.isEmpty && oldRoot == newRoot }
        if old == 0 { return proof.isEmpty }
        var path = proof[...]
        if old.nonzeroBitCount == 1 { path = [oldRoot] + path }
        guard let first = path.popFirst() else { return false }
        var node = old - 1
        var last = new - 1
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        var oldHash = first
        var newHash = first
        for sibling in path {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                oldHash = nodeHash(sibling, oldHash)
                newHash = nodeHash(sibling, newHash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                newHash = nodeHash(newHash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}
