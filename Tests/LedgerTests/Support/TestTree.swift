import Ledger

/// The tree of RFC 6962 section 2.1, written as the text has it: recursive, over all leaves, slow.
enum TestTree {
    static func entry(_ index: UInt64) -> [UInt8] { Array("entry \(index)".utf8) }

    static func leaves(_ count: UInt64) -> [MerkleHash] { (0..<count).map { MerkleTree.leafHash(entry($0)) } }

    static func root(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard let first = leaves.first else { return MerkleTree.emptyRoot }
        guard leaves.count > 1 else { return first }
        let middle = leaves.startIndex + split(leaves.count)
        return MerkleTree.nodeHash(root(leaves[..<middle]), root(leaves[middle...]))
    }

    /// PATH(m, D[n]).
    static func path(_ index: Int, _ leaves: ArraySlice<MerkleHash>) -> [MerkleHash] {
        guard leaves.count > 1 else { return [] }
        let middle = leaves.startIndex + split(leaves.count)
        return index < middle
            ? path(index, leaves[..<middle]) + [root(leaves[middle...])]
            : path(index, leaves[middle...]) + [root(leaves[..<middle])]
    }

    /// PROOF(m, D[n]).
    static func consistency(_ old: Int, _ leaves: ArraySlice<MerkleHash>) -> [MerkleHash] {
        old == 0 || old == leaves.count ? [] : subproof(old, leaves, true)
    }

    private static func subproof(_ old: Int, _ leaves: ArraySlice<MerkleHash>, _ whole: Bool) -> [MerkleHash] {
        if old == leaves.count { return whole ? [] : [root(leaves)] }
        let size = split(leaves.count)
        let middle = leaves.startIndex + size
        return old <= size
            ? subproof(old, leaves[..<middle], whole) + [root(leaves[middle...])]
            : subproof(old - size, leaves[middle...], false) + [root(leaves[..<middle])]
    }

    private static func split(_ count: Int) -> Int {
        var size = 1
        while size * 2 < count { size *= 2 }
        return size
    }

    static func flipped(_ hash: MerkleHash) -> MerkleHash {
        var bytes = hash.bytes
        bytes[7] ^= 0x10
        return MerkleHash(bytes) ?? hash
    }
}

/// Tiles in memory, replaced as they grow.
struct MemoryTiles: TileSource {
    private struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    private var tiles: [Place: Tile] = [:]
    private(set) var count = 0

    init(_ leaves: [MerkleHash], step: Int = 1) throws {
        var growth = TileGrowth()
        for (number, leaf) in leaves.enumerated() {
            growth.append(leaf)
            guard (number + 1).isMultiple(of: step) || number + 1 == leaves.count else { continue }
            for tile in growth.takeTiles() { put(tile) }
            // Go on from the stored tiles, as another process would.
            growth = try TileGrowth(size: UInt64(number + 1), from: self)
        }
    }

    mutating func put(_ tile: Tile) {
        tiles[Place(level: tile.level, index: tile.index)] = tile
        count = tiles.count
    }

    func tile(level: Int, index: UInt64, width: Int) throws -> Tile {
        guard let tile = tiles[Place(level: level, index: index)], tile.width >= width else {
            throw LedgerError(.inconsistent, "no tile \(level)/\(index) of \(width)")
        }
        return tile
    }
}
