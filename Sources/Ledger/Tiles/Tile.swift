/// Up to 256 neighbouring hashes of one level of the tree (C2SP tlog-tiles).
///
/// A tile of level L holds roots of complete subtrees over 256 to the power of L leaves; tile N of a level begins at the
/// 256 times N-th of them. Its bytes are the hashes one after the other.
package struct Tile: Sendable, Hashable {
    /// The number of hashes in a full tile.
    package static let fullWidth = 256
    /// The number of tree levels that one tile level spans.
    package static let height = 8
    /// The number of tile levels that any tree of fewer than 2^64 leaves can have.
    package static let levels = 8

    package let level: Int
    package let index: UInt64
    package let hashes: [MerkleHash]

    package init(level: Int, index: UInt64, hashes: [MerkleHash]) {
        self.level = level
        self.index = index
        self.hashes = hashes
    }

    /// Reads stored bytes.
    /// - Throws: `ledger.tile-malformed` unless they are 1 to 256 whole hashes.
    package init(level: Int, index: UInt64, data: [UInt8]) throws(LedgerError) {
        let (width, rest) = data.count.quotientAndRemainder(dividingBy: MerkleHash.byteCount)
        guard rest == 0, (1...Tile.fullWidth).contains(width) else {
            throw LedgerError(.tileMalformed, "tile \(level)/\(index) has \(data.count) bytes")
        }
        let hashes = (0..<width).compactMap {
            MerkleHash(data[$0 * MerkleHash.byteCount..<($0 + 1) * MerkleHash.byteCount])
        }
        self.init(level: level, index: index, hashes: hashes)
    }

    package var width: Int { hashes.count }
    package var data: [UInt8] { hashes.flatMap(\.bytes) }

    /// The hashes and, row by row, the roots of the complete subtrees over 2, 4, 8 … of them: nine rows.
    var rows: [[MerkleHash]] {
        var rows = [hashes]
        for height in 1...Tile.height {
            let below = rows[height - 1]
            rows.append((0..<below.count / 2).map { MerkleTree.nodeHash(below[2 * $0], below[2 * $0 + 1]) })
        }
        return rows
    }

    /// The root over all 256 hashes, which is a hash of the tile above; nothing while the tile is not full.
    var root: MerkleHash? { width == Tile.fullWidth ? rows[Tile.height].first : nil }

    /// How many hashes the tile has in a tree of this size: 256 when it is full, 0 when the tree does not reach it.
    package static func width(level: Int, index: UInt64, in size: UInt64) -> Int {
        guard (0..<levels).contains(level) else { return 0 }
        let hashes = size >> UInt64(level * height)
        let (start, overflow) = index.multipliedReportingOverflow(by: UInt64(fullWidth))
        guard !overflow, start < hashes else { return 0 }
        return Int(min(hashes - start, UInt64(fullWidth)))
    }
}
