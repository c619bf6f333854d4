/// The right edge of a growing tree: takes leaf hashes and gives the tiles that changed.
package struct TileGrowth: Sendable {
    package private(set) var size: UInt64
    /// The hashes of the last, not yet full tile of each level, from level 0 up; no level is kept without hashes above it.
    private var edge: [[MerkleHash]]
    /// The levels whose edge has grown since `takeTiles`.
    private var grown: Set<Int> = []
    private var full: [Tile] = []

    /// An empty tree.
    package init() {
        size = 0
        edge = []
    }

    /// Goes on where a stored tree ends.
    /// - Throws: What the source throws.
    package init(size: UInt64, from source: some TileSource) throws {
        self.size = size
        edge = []
        for level in 0..<Tile.levels {
            let hashes = size >> UInt64(level * Tile.height)
            guard hashes > 0 else { break }
            let index = hashes / UInt64(Tile.fullWidth)
            let width = Int(hashes % UInt64(Tile.fullWidth))
            let tile = width > 0 ? try source.tile(level: level, index: index, width: width) : nil
            guard (tile?.width ?? 0) >= width else {
                throw LedgerError(.inconsistent, "tile \(level)/\(index) is too narrow")
            }
            edge.append(Array(tile?.hashes.prefix(width) ?? []))
        }
    }

    package mutating func append(_ leaf: MerkleHash) {
        size += 1
        var hash = leaf
        for level in 0..<Tile.levels {
            if level == edge.count { edge.append([]) }
            edge[level].append(hash)
            guard edge[level].count == Tile.fullWidth else {
                grown.insert(level)
                return
            }
            let index = (size >> UInt64(level * Tile.height)) / UInt64(Tile.fullWidth) - 1
            let tile = Tile(level: level, index: index, hashes: edge[level])
            full.append(tile)
            edge[level] = []
            grown.remove(level)
            guard let root = tile.root else { return }
            hash = root
        }
    }

    /// The tiles that are full since the last call, oldest first.
    package mutating func takeFullTiles() -> [Tile] {
        defer { full = [] }
        return full
    }

    /// All tiles that are new or wider since the last call: the full ones, then the edge from level 0 up.
    package mutating func takeTiles() -> [Tile] {
        var tiles = takeFullTiles()
        for level in grown.sorted() {
            let index = (size >> UInt64(level * Tile.height)) / UInt64(Tile.fullWidth)
            tiles.append(Tile(level: level, index: index, hashes: edge[level]))
        }
        grown = []
        return tiles
    }
}
