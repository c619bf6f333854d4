/// A tree that only grows, kept as the roots of its complete subtrees: enough for its root, too little for proofs.
package struct MerklePeaks: Sendable {
    /// How many leaves were appended.
    package private(set) var size: UInt64 = 0
    /// One root for each set bit of the size, the biggest subtree first.
    private var peaks: [MerkleHash] = []

    package init() {}

    /// Goes on where a stored tree ends.
    /// - Throws: What the source throws.
    package init(size: UInt64, from source: inout some MerkleNodeSource) throws {
        var start: UInt64 = 0
        for level in (0..<64).reversed() where size >> UInt64(level) & 1 == 1 {
            peaks.append(try source.node(level: level, index: start >> UInt64(level)))
            start += 1 << UInt64(level)
        }
        self.size = size
    }

    /// Goes on where another tree ended whose `roots` were kept.
    /// - Returns: Nothing unless there is one root for each set bit of the size.
    package init?(size: UInt64, roots: [MerkleHash]) {
        guard roots.count == size.nonzeroBitCount else { return nil }
        self.size = size
        peaks = roots
    }

    /// The roots of the complete subtrees, the biggest first: with the size all there is to keep.
    package var roots: [MerkleHash] { peaks }

    package mutating func append(_ leaf: MerkleHash) {
        var hash = leaf
        for _ in 0..<(~size).trailingZeroBitCount {
            guard let left = peaks.popLast() else { break }
            hash = MerkleTree.nodeHash(left, hash)
        }
        peaks.append(hash)
        size += 1
    }

    package var root: MerkleHash { MerklePeaks.fold(peaks) }

    /// The root over the roots of complete subtrees, the biggest first; the empty root when there are none.
    static func fold(_ peaks: [MerkleHash]) -> MerkleHash {
        guard var hash = peaks.last else { return MerkleTree.emptyRoot }
        for left in peaks.dropLast().reversed() { hash = MerkleTree.nodeHash(left, hash) }
        return hash
    }
}
