/// Tiles bound to a verified checkpoint: no leaf hash comes out that its root does not cover.
package struct AuthenticatedTiles<Source: TileSource> {
    private struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    private let source: Source
    private let size: UInt64
    private var trusted: [Place: Tile] = [:]

    /// Reads the right edge of the tree, which the root covers as a whole.
    /// - Throws: `ledger.inconsistent` when the stored tiles do not give the checkpoint's root; what the source throws.
    package init(_ source: Source, checkpoint: Checkpoint) throws {
        self.source = source
        size = checkpoint.size
        var nodes = TileNodes(source, size: size)
        guard try MerkleTree.root(of: size, from: &nodes) == checkpoint.root else {
            throw LedgerError(.inconsistent, "the stored tiles do not give the root of the checkpoint of \(size)")
        }
        for level in 0..<Tile.levels {
            let index = (size >> UInt64(level * Tile.height)) / UInt64(Tile.fullWidth)
            let width = Tile.width(level: level, index: index, in: size)
            guard width > 0 else { continue }
            let tile = try source.tile(level: level, index: index, width: width)
            let edge = Tile(level: level, index: index, hashes: Array(tile.hashes.prefix(width)))
            trusted[Place(level: level, index: index)] = edge
        }
    }

    /// The hash of a leaf.
    /// - Throws: `ledger.range` outside the tree; `ledger.inconsistent` when a tile is not what the tile above it says.
    package mutating func leaf(_ index: UInt64) throws -> MerkleHash {
        guard index < size else { throw LedgerError(.range, "there is no entry \(index) in a tree of \(size)") }
        return try hash(level: 0, index: index)
    }

    private mutating func hash(level: Int, index: UInt64) throws -> MerkleHash {
        let (number, offset) = index.quotientAndRemainder(dividingBy: UInt64(Tile.fullWidth))
        let tile = try tile(level: level, index: number)
        guard Int(offset) < tile.width else {
            throw LedgerError(.inconsistent, "tile \(level)/\(number) is too narrow")
        }
        return tile.hashes[Int(offset)]
    }

    private mutating func tile(level: Int, index: UInt64) throws -> Tile {
        let place = Place(level: level, index: index)
        if let tile = trusted[place] { return tile }
        guard level + 1 < Tile.levels else { throw LedgerError(.range, "there is no tile level \(level)") }
        let tile = try source.tile(level: level, index: index, width: Tile.fullWidth)
        let wanted = try hash(level: level + 1, index: index)
        guard tile.root == wanted else {
            throw LedgerError(.inconsistent, "tile \(level)/\(index) is not what the checkpoint covers")
        }
        trusted[place] = tile
        return tile
    }
}
