import Ledger
import Testing

@Suite("Tiles") struct TileTests {
    @Test("a tree of three levels of tiles gives the proofs of the whole tree") func bigTree() throws {
        let size = 256 * 256 + 300
        let leaves = TestTree.leaves(UInt64(size))
        let tiles = try MemoryTiles(leaves, step: 4099)
        #expect(tiles.count == 258 + 2 + 1)
        let root = MerkleTree.root(of: leaves)
        var nodes = TileNodes(tiles, size: UInt64(size))
        #expect(try MerkleTree.root(of: UInt64(size), from: &nodes) == root)
        for index in [0, 255, 256, 65_535, 65_536, size - 1] {
            let proof = try MerkleTree.inclusionProof(of: UInt64(index), in: UInt64(size), from: &nodes)
            #expect(
                MerkleTree.verifyInclusion(
                    of: leaves[index], at: UInt64(index), in: UInt64(size), root: root, proof: proof))
        }
        for old in [1, 255, 256, 257, 65_535, 65_536, 65_537, size] {
            var then = TileNodes(tiles, size: UInt64(old))
            let oldRoot = try MerkleTree.root(of: UInt64(old), from: &then)
            #expect(oldRoot == MerkleTree.root(of: Array(leaves[..<old])))
            let proof = try MerkleTree.consistencyProof(from: UInt64(old), to: UInt64(size), from: &nodes)
            #expect(
                MerkleTree.verifyConsistency(
                    from: UInt64(old), root: oldRoot, to: UInt64(size), root: root, proof: proof))
        }
    }

    @Test("widths follow from the size alone") func widths() {
        #expect(Tile.width(level: 0, index: 0, in: 0) == 0)
        #expect(Tile.width(level: 0, index: 0, in: 255) == 255)
        #expect(Tile.width(level: 0, index: 0, in: 256) == 256)
        #expect(Tile.width(level: 0, index: 1, in: 256) == 0)
        #expect(Tile.width(level: 1, index: 0, in: 511) == 1)
        #expect(Tile.width(level: 7, index: 0, in: .max) == 255)
        #expect(Tile.width(level: 8, index: 0, in: .max) == 0)
        #expect(Tile.width(level: 0, index: .max, in: .max) == 0)
    }

    @Test("stored tiles are 1 to 256 whole hashes", arguments: [0, 1, 31, 33, 257 * 32]) func tileBytes(count: Int) {
        #expect(throws: LedgerError.self) {
            try Tile(level: 0, index: 0, data: [UInt8](repeating: 0, count: count))
        }
    }

    @Test(
        "paths are written as C2SP has them and read back",
        arguments: [
            ("tile/0/000", 0 as Int?, 0 as UInt64, 256), ("tile/1/x001/234.p/5", 1, 1234, 5),
            ("tile/entries/x001/x234/067", nil, 1_234_067, 256), ("tile/63/999.p/255", 63, 999, 255),
        ]) func paths(text: String, level: Int?, index: UInt64, width: Int)
    {
        let path = TilePath(level: level, index: index, width: width)
        #expect(path.description == text)
        #expect(TilePath(text) == path)
    }

    @Test(
        "other spellings of a path are refused",
        arguments: [
            "", "tile", "tile/0", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/0/00", "tile/0/0000",
            "tile/0/x000/001",
            "tile/0/001/002", "tile/0/x001", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/05", "tile/0/000.p",
            "tile/data/000", "/tile/0/000", "tile/0/000/", "tile/0/+01", "tile/0.p/5",
            "tile/0/x018/x446/x744/x073/x709/x551/616",
        ]) func badPaths(text: String)
    {
        #expect(TilePath(text) == nil)
    }

    @Test("bundles hold up to 256 entries of up to 65535 bytes") func bundles() throws {
        let entries: [[UInt8]] = [[1], [UInt8](repeating: 7, count: 65_535), [2, 3]]
        let bytes = try EntryBundle.encode(entries)
        #expect(Array(bytes.prefix(5)) == [0, 1, 1, 0xFF, 0xFF])
        #expect(try EntryBundle.decode(bytes, count: 3) == entries)
        #expect(throws: LedgerError.self) { try EntryBundle.decode(bytes, count: 2) }
        #expect(throws: LedgerError.self) { try EntryBundle.decode(bytes, count: 4) }
        #expect(throws: LedgerError.self) { try EntryBundle.decode(Array(bytes.dropLast()), count: 3) }
        #expect(throws: LedgerError.self) { try EntryBundle.decode(bytes + [0], count: 3) }
        #expect(throws: LedgerError.self) { try EntryBundle.encode([[UInt8]](repeating: [1], count: 257)) }
        let error = #expect(throws: LedgerError.self) {
            try EntryBundle.encode([[UInt8](repeating: 7, count: 65_536)])
        }
        #expect(error?.code == .entryTooLarge)
    }
}
