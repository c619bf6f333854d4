/// The tiles of a stored ledger that nobody believes in yet; whoever reads must bind them to a checkpoint.
package struct SourceTiles: TileSource {
    private let source: any LedgerSource

    package init(_ source: any LedgerSource) { self.source = source }

    package func tile(level: Int, index: UInt64, width: Int) throws -> Tile {
        guard let stored = try source.storedTile(level: level, index: index),
            case let tile = try Tile(level: level, index: index, data: stored.data), tile.width >= width
        else { throw LedgerError(.inconsistent, "there is no tile \(level)/\(index) of \(width) hashes") }
        return tile
    }
}
