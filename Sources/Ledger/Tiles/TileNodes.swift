/// Answers the nodes of one tree from its tiles: a proof reads a handful of tiles and never the leaves.
package struct TileNodes<Source: TileSource>: MerkleNodeSource {
    private struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    private let source: Source
    private let size: UInt64
    /// Each tile's hashes with the complete subtrees above them, row by row.
    private var tiles: [Place: [[MerkleHash]]] = [:]

    /// - Parameter size: The number of leaves; nodes outside it are refused even when a tile is wider.
    package init(_ source: Source, size: UInt64) {
        self.source = source
        self.size = size
    }

    package mutating func node(level: Int, index: UInt64) throws -> MerkleHash {
        guard (0..<64).contains(level), size >> UInt64(level) > index else {
            throw LedgerError(.range, "there is no node \(level)/\(index) in a tree of \(size)")
        }
        let (tileLevel, height) = level.quotientAndRemainder(dividingBy: Tile.height)
        let first = index << UInt64(height)
        let place = Place(level: tileLevel, index: first / UInt64(Tile.fullWidth))
        let rows = try tiles[place] ?? load(place)
        tiles[place] = rows
        let offset = Int(first % UInt64(Tile.fullWidth)) >> height
        guard offset < rows[height].count else {
            throw LedgerError(.inconsistent, "tile \(place.level)/\(place.index) is too narrow")
        }
        return rows[height][offset]
    }

    private func load(_ place: Place) throws -> [[MerkleHash]] {
        let width = Tile.width(level: place.level, index: place.index, in: size)
        let tile = try source.tile(level: place.level, index: place.index, width: width)
        return Tile(level: place.level, index: place.index, hashes: Array(tile.hashes.prefix(width))).rows
    }
}
