package import Ledger

/// Two stores that should hold one ledger, held against each other.
package struct LedgerComparison: Sendable {
    package let checkpoint: Checkpoint
    /// How many tiles are the same.
    package let tiles: Int
    /// How many inclusion proofs, and as many consistency proofs, are the same.
    package let proofs: Int

    /// Compares origins, checkpoints to the byte, every tile, and proofs for indexes and sizes that the root itself chooses.
    ///
    /// - Parameters:
    ///   - sources: The same two ledgers as they are stored.
    ///   - proofs: How many proofs of each kind.
    /// - Throws: `ledger.inconsistent` for the first difference, and what the stores throw.
    package init(
        _ first: any LedgerStore, _ second: any LedgerStore, sources: (any LedgerSource, any LedgerSource), proofs: Int
    ) throws {
        func equal<T: Equatable>(_ left: T, _ right: T, _ what: String) throws(LedgerError) {
            guard left == right else { throw LedgerError(.inconsistent, "the two ledgers differ in \(what)") }
        }
        let head = try second.checkpoint()
        let size = head.checkpoint.size
        try equal(Array(first.origin.utf8), Array(second.origin.utf8), "their origin")
        try equal(first.checkpoint().note, head.note, "their checkpoint")
        let places = try sources.1.tilePlaces()
        try equal(Set(sources.0.tilePlaces()), Set(places), "which tiles they have")
        for place in places {
            guard let index = UInt64(exactly: place.index), let level = Int(exactly: place.level) else {
                throw LedgerError(.inconsistent, "there is a tile \(place.level)/\(place.index)")
            }
            let tiles = try (
                sources.0.storedTile(level: level, index: index), sources.1.storedTile(level: level, index: index)
            )
            try equal(tiles.0?.width, tiles.1?.width, "the width of tile \(level)/\(index)")
            try equal(tiles.0?.data, tiles.1?.data, "tile \(level)/\(index)")
        }
        var chance = RootChance(head.checkpoint.root)
        let count = size == 0 ? 0 : proofs
        for _ in 0..<count {
            let (index, earlier) = (chance.next() % size, chance.next() % (size + 1))
            try equal(first.inclusionProof(of: index), second.inclusionProof(of: index), "the proof of entry \(index)")
            try equal(
                first.consistencyProof(from: earlier), second.consistencyProof(from: earlier),
                "the proof from size \(earlier)")
        }
        checkpoint = head.checkpoint
        tiles = places.count
        self.proofs = count
    }
}

/// Numbers that nobody chooses: they follow from a root (SplitMix64).
private struct RootChance {
    private var state: UInt64

    init(_ root: MerkleHash) { state = root.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
