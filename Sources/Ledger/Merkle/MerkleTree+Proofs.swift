extension MerkleTree {
    /// The root of the tree over the first `size` leaves.
    package static func root(of size: UInt64, from source: inout some MerkleNodeSource) throws -> MerkleHash {
        try hash(of: 0..<size, from: &source)
    }

    /// The audit path of a leaf, its sibling first (RFC 6962 section 2.1.1).
    /// - Throws: `ledger.range` when the index is not in the tree, and what the source throws.
    package static func inclusionProof(
        of index: UInt64, in size: UInt64, from source: inout some MerkleNodeSource
    ) throws -> [MerkleHash] {
        guard index < size else { throw LedgerError(.range, "there is no entry \(index) in a tree of \(size)") }
        var proof: [MerkleHash] = []
        var range = 0..<size
        while range.upperBound - range.lowerBound > 1 {
            let middle = split(range)
            if index < middle {
                proof.append(try hash(of: middle..<range.upperBound, from: &source))
                range = range.lowerBound..<middle
            } else {
                proof.append(try hash(of: range.lowerBound..<middle, from: &source))
                range = middle..<range.upperBound
            }
        }
        return proof.reversed()
    }

    /// The proof that the tree of size `new` extends that of size `old` (RFC 6962 section 2.1.2); empty from size 0.
    /// - Throws: `ledger.range` when `old` is bigger than `new`, and what the source throws.
    package static func consistencyProof(
        from old: UInt64, to new: UInt64, from source: inout some MerkleNodeSource
    ) throws -> [MerkleHash] {
        guard old <= new else { throw LedgerError(.range, "a tree of \(new) can't extend a tree of \(old)") }
        guard old > 0, old < new else { return [] }
        var proof: [MerkleHash] = []
        var range = 0..<new
        while range.upperBound != old {
            let middle = split(range)
            if old <= middle {
                proof.append(try hash(of: middle..<range.upperBound, from: &source))
                range = range.lowerBound..<middle
            } else {
                proof.append(try hash(of: range.lowerBound..<middle, from: &source))
                range = middle..<range.upperBound
            }
        }
        if range.lowerBound > 0 { proof.append(try hash(of: range, from: &source)) }
        return proof.reversed()
    }

    /// Where the left subtree of a range ends: after the largest power of two below its count.
    private static func split(_ range: Range<UInt64>) -> UInt64 {
        let count = range.upperBound - range.lowerBound
        return range.lowerBound + 1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }

    /// The root over a range of leaves that begins where a subtree of at least its size begins.
    private static func hash(
        of range: Range<UInt64>, from source: inout some MerkleNodeSource
    ) throws -> MerkleHash {
        var peaks: [MerkleHash] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let level = 63 - (range.upperBound - start).leadingZeroBitCount
            peaks.append(try source.node(level: level, index: start >> UInt64(level)))
            start += 1 << UInt64(level)
        }
        return MerklePeaks.fold(peaks)
    }
}
