import Ledger

extension LedgerCore {
    /// Recomputes every leaf, tile and the root from the stored envelopes and holds them against the checkpoint.
    ///
    /// Done after a failure of the storage, before anything is appended. Signatures and indexed fields are not looked at:
    /// the root binds every byte of the envelopes, and `LedgerVerifier` does the rest.
    /// - Throws: `ledger.inconsistent` for anything that is not as the checkpoint covers it.
    func audit() throws {
        try read { tables, head in
            let (size, count) = (head.checkpoint.size, try tables.count())
            var growth = TileGrowth()
            var peaks = MerklePeaks()
            var covered = MerkleTree.emptyRoot
            while peaks.size < count {
                let rows = try tables.rows(from: peaks.size, to: min(count, peaks.size + 1024))
                guard !rows.isEmpty else { break }
                for row in rows {
                    let leaf = MerkleTree.leafHash(row.envelope)
                    guard try row.place() == peaks.size, row.leafHash == leaf.bytes else { throw row.contradiction }
                    growth.append(leaf)
                    peaks.append(leaf)
                    if peaks.size == size { covered = peaks.root }
                }
                try compare(growth.takeFullTiles(), tables)
            }
            try compare(growth.takeTiles(), tables)
            guard peaks.size == count, count >= size, covered == head.checkpoint.root else {
                throw LedgerError(
                    .inconsistent,
                    "after a failure of the storage the stored entries no longer give the checkpoint of \(size); restore a "
                        + "backup that does, or recover by hand")
            }
        }
    }

    private func compare(_ tiles: [Tile], _ tables: Database.Tables) throws {
        for tile in tiles where try tables.tile(level: tile.level, index: tile.index, width: tile.width) != tile {
            throw LedgerError(
                .inconsistent, "tile \(tile.level)/\(tile.index) is not that of the stored entries any more")
        }
    }
}
