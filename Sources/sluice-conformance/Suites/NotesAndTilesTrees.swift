import Documents
import Ledger

/// The tiles of one case and its checkpoints.
struct SuiteTiles: TileSource {
    private let tiles: [Tile]
    private let bundles: [(path: TilePath, bytes: [UInt8])]
    private let checkpoints: [Checkpoint]

    init(_ conformanceCase: SuiteCase) throws {
        let key = try conformanceCase["log_vkey"]?.string.map { try NoteKey(verifierKey: $0) }
        var (tiles, bundles, checkpoints): ([Tile], [(TilePath, [UInt8])], [Checkpoint]) = ([], [], [])
        for file in conformanceCase.files {
            let bytes = try conformanceCase.folder.bytes(of: file)
            let names = file.split(separator: "/")
            guard let start = names.firstIndex(of: "tile") else {
                checkpoints.append(try Self.checkpoint(bytes, key: key, origin: conformanceCase["origin"]?.string))
                continue
            }
            guard let path = TilePath(names[start...].joined(separator: "/")) else {
                throw SuiteFault(description: "\(file) is no tile path")
            }
            guard let level = path.level else {
                bundles.append((path, bytes))
                continue
            }
            let tile = try Tile(level: level, index: path.index, data: bytes)
            guard tile.width == path.width else { throw LedgerError(.tileMalformed, "\(file) has another width") }
            tiles.append(tile)
        }
        (self.tiles, self.bundles) = (tiles, bundles)
        self.checkpoints = checkpoints.sorted { $0.size < $1.size }
    }

    /// The checkpoint of a note; a case without a key is about the tree alone.
    private static func checkpoint(_ note: [UInt8], key: NoteKey?, origin: String?) throws -> Checkpoint {
        guard let key else { return try Checkpoint(text: SignedNote(note).text) }
        return try Checkpoint.verified(note, origin: origin ?? key.name, signedBy: [key])
    }

    func tile(level: Int, index: UInt64, width: Int) throws -> Tile {
        guard let tile = tiles.first(where: { $0.level == level && $0.index == index && $0.width >= width }) else {
            throw LedgerError(.inconsistent, "there is no tile \(level)/\(index)")
        }
        return tile
    }

    /// Every tile leads to the checkpoint's root, and every entry's hash stands in its tile.
    func checkTree() throws {
        guard let head = checkpoints.last else { throw SuiteFault(description: "the case has no checkpoint") }
        var leaves = try AuthenticatedTiles(self, checkpoint: head)
        for bundle in bundles {
            let entries = try EntryBundle.decode(bundle.bytes, count: bundle.path.width)
            for (offset, entry) in entries.enumerated() {
                let index = bundle.path.index * UInt64(Tile.fullWidth) + UInt64(offset)
                guard try leaves.leaf(index) == MerkleTree.leafHash(entry) else {
                    throw LedgerError(.inconsistent, "entry \(index) is not the one in its tile")
                }
            }
        }
    }

    func checkWholeTile() throws {
        guard let head = checkpoints.last, let tile = tiles.first else {
            throw SuiteFault(description: "the case has no checkpoint or no tile")
        }
        guard MerkleTree.root(of: tile.hashes) == head.root else {
            throw LedgerError(.inconsistent, "the tile does not give the root")
        }
    }

    func checkConsistency() throws {
        guard checkpoints.count == 2 else { throw SuiteFault(description: "the case needs two checkpoints") }
        let (old, new) = (checkpoints[0], checkpoints[1])
        var nodes = TileNodes(self, size: new.size)
        let proof = try MerkleTree.consistencyProof(from: old.size, to: new.size, from: &nodes)
        guard
            MerkleTree.verifyConsistency(
                from: old.size, root: old.root, to: new.size, root: new.root, proof: proof)
        else { throw LedgerError(.proofInvalid, "the bigger tree does not extend the smaller") }
    }
}
