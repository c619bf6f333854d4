/// A static tree as it is, for `LedgerVerifier`: what its checkpoint covers, and nothing else.
///
/// The checkpoint is read once; what an export that runs meanwhile adds is not seen. Trees have no indexed fields.
package struct TreeSource: LedgerSource {
    private let reader: any TreeReader
    private let note: [UInt8]?
    /// As the checkpoint says, which nobody has verified yet.
    private let checkpoint: Checkpoint?

    package init(_ reader: any TreeReader) throws {
        self.reader = reader
        note = try reader.file(TreePath.checkpoint)
        checkpoint = note.flatMap { try? SignedNote($0) }.flatMap { try? Checkpoint(text: $0.text) }
    }

    package func origin() -> [UInt8]? { checkpoint.map { Array($0.origin.utf8) } }

    package func checkpointNote() -> [UInt8]? { note }

    package func entries(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        guard let size = checkpoint?.size, let start = UInt64(exactly: (index ?? -1) &+ 1) else { return [] }
        let tiles = TreeTiles(reader)
        let full = UInt64(Tile.fullWidth)
        var found: [StoredEntry] = []
        var next = start
        while next < size, found.count < limit {
            let number = next / full
            let width = Tile.width(level: 0, index: number, in: size)
            // What is missing ends the entries; the checkpoint then covers more than there are.
            guard let bundle = try tiles.bundle(number, width: width) else { break }
            let hashes = (try? tiles.tile(level: 0, index: number, width: width))?.hashes ?? []
            for offset in Int(next % full)..<width where found.count < limit {
                found.append(
                    StoredEntry(
                        index: Int64(clamping: next), envelope: bundle[offset],
                        leafHash: offset < hashes.count ? hashes[offset].bytes : [], columns: nil))
                next += 1
            }
        }
        return found
    }

    package func storedTile(level: Int, index: UInt64) throws -> StoredTile? {
        guard let size = checkpoint?.size, case let width = Tile.width(level: level, index: index, in: size), width > 0,
            let tile = try? TreeTiles(reader).tile(level: level, index: index, width: width)
        else { return nil }
        return StoredTile(width: Int64(width), data: tile.hashes.prefix(width).flatMap(\.bytes))
    }

    /// None: whatever else lies in a folder is of an export that is not published yet.
    package func tilePlaces() -> [StoredTile.Place] { [] }

    package func structureProblems() -> [LedgerProblem] { [] }
}
