/// Where stored tiles are read from.
package protocol TileSource {
    /// A tile with at least `width` hashes.
    ///
    /// What it answers is not trusted: whoever reads must bind it to a checkpoint.
    /// - Throws: What keeps it from answering; `ledger.inconsistent` when the tile is missing or too narrow.
    func tile(level: Int, index: UInt64, width: Int) throws -> Tile
}
