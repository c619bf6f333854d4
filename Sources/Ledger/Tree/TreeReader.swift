/// The files of a static tree (C2SP tlog-tiles) by their paths: in a folder, in an archive, one day behind a URL.
package protocol TreeReader: Sendable {
    /// A whole file; nothing when there is none.
    func file(_ path: String) throws -> [UInt8]?

    /// The paths of all files below a folder of the tree, in the order of their bytes; empty when there is none.
    func paths(below folder: String) throws -> [String]
}

/// A static tree that is being written.
package protocol TreeWriter: TreeReader {
    /// Writes a file as a whole: a reader sees the old bytes or the new ones.
    func put(_ path: String, _ bytes: [UInt8]) throws

    /// Returns when everything written so far is on the disk.
    func synchronize() throws
}

/// The places of what a tree holds beside its tiles.
package enum TreePath {
    package static let checkpoint = "checkpoint"
    /// The newest cosigned checkpoint, when it is older than the checkpoint.
    package static let cosigned = "cosigned"
    /// One PEM public key a file, named by the key's id.
    package static let keys = "keys"
    /// Content by digest: `evidence/sha256/ab/abcd…`.
    package static let evidence = "evidence"
    /// The inclusion proofs of a bundle's entries, a line of JSON each.
    package static let proofs = "proofs"

    package static func evidence(_ hex: String) -> String { "\(evidence)/sha256/\(hex.prefix(2))/\(hex)" }

    package static func proofs(bundle index: UInt64) -> String { "\(proofs)/\(TilePath.groups(index)).jsonl" }
}

/// The tiles of a static tree; not trusted.
package struct TreeTiles: TileSource {
    private let reader: any TreeReader

    package init(_ reader: any TreeReader) { self.reader = reader }

    package func tile(level: Int, index: UInt64, width: Int) throws -> Tile {
        for candidate in [width, Tile.fullWidth] {
            let path = TilePath(level: level, index: index, width: candidate)
            guard let data = try reader.file(path.description) else { continue }
            let tile = try Tile(level: level, index: index, data: data)
            guard tile.width == candidate else {
                throw LedgerError(.tileMalformed, "\(path) holds \(tile.width) hashes")
            }
            return tile
        }
        throw LedgerError(.inconsistent, "the tree has no tile \(TilePath(level: level, index: index, width: width))")
    }

    /// A bundle of entries in a tree that has `width` of them.
    func bundle(_ index: UInt64, width: Int) throws -> [[UInt8]]? {
        for candidate in [width, Tile.fullWidth] {
            let path = TilePath(level: nil, index: index, width: candidate)
            guard let bytes = try reader.file(path.description) else { continue }
            return Array(try EntryBundle.decode(bytes, count: candidate).prefix(width))
        }
        return nil
    }
}
