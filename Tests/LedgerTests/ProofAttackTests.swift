import Attestation
import Ledger
import Testing

/// What a log, or whoever stands before it, could try with proofs.
@Suite("Falsified proofs") struct ProofAttackTests {
    @Test("every proof of every tree up to 130 verifies, and none with one bit changed does") func exhaustive() throws {
        let leaves = TestTree.leaves(130)
        for size in 1...130 {
            let part = Array(leaves.prefix(size))
            let tiles = try MemoryTiles(part, step: size)
            var nodes = TileNodes(tiles, size: UInt64(size))
            let root = MerkleTree.root(of: part)
            for index in 0..<UInt64(size) {
                let proof = try MerkleTree.inclusionProof(of: index, in: UInt64(size), from: &nodes)
                func verifies(_ proof: [MerkleHash], _ root: MerkleHash = root) -> Bool {
                    MerkleTree.verifyInclusion(
                        of: part[Int(index)], at: index, in: UInt64(size), root: root, proof: proof)
                }
                #expect(verifies(proof))
                #expect(!verifies(proof, flipped(root, bit: Int(index) % 256)))
                for place in proof.indices {
                    var changed = proof
                    changed[place] = flipped(changed[place], bit: (Int(index) * 31 + place * 7 + size) % 256)
                    #expect(!verifies(changed))
                }
            }
            for old in 1..<max(1, UInt64(size)) {
                let proof = try MerkleTree.consistencyProof(from: old, to: UInt64(size), from: &nodes)
                let oldRoot = MerkleTree.root(of: Array(part.prefix(Int(old))))
                func verifies(_ proof: [MerkleHash], _ oldRoot: MerkleHash = oldRoot) -> Bool {
                    MerkleTree.verifyConsistency(
                        from: old, root: oldRoot, to: UInt64(size), root: root, proof: proof)
                }
                #expect(verifies(proof))
                #expect(!verifies(proof, flipped(oldRoot, bit: Int(old))))
                for place in proof.indices {
                    var changed = proof
                    changed[place] = flipped(changed[place], bit: (Int(old) * 17 + place * 5 + size) % 256)
                    #expect(!verifies(changed))
                }
            }
        }
    }

    @Test("an inner node is no leaf, whatever bytes an entry is made of") func secondPreimage() {
        let leaves = TestTree.leaves(4)
        let root = MerkleTree.root(of: leaves)
        let left = MerkleTree.nodeHash(leaves[0], leaves[1])
        let right = MerkleTree.nodeHash(leaves[2], leaves[3])
        // A tree of two whose "leaves" are the inner nodes has the same root, so that an inner node can never be a leaf hash.
        #expect(MerkleTree.nodeHash(left, right) == root)
        for entry in [[1] + leaves[0].bytes + leaves[1].bytes, leaves[0].bytes + leaves[1].bytes, left.bytes, []] {
            let leaf = MerkleTree.leafHash(entry)
            #expect(leaf != left)
            #expect(!MerkleTree.verifyInclusion(of: leaf, at: 0, in: 2, root: root, proof: [right]))
        }
        // The tree's size comes from the signed checkpoint: with the true one the short proof is too short.
        #expect(!MerkleTree.verifyInclusion(of: left, at: 0, in: 4, root: root, proof: [right]))
    }

    @Test("equal entries are proved where they stand and nowhere else") func duplicates() throws {
        let leaf = MerkleTree.leafHash([7])
        let leaves = [leaf, MerkleTree.leafHash([8]), leaf, MerkleTree.leafHash([9]), leaf]
        let root = MerkleTree.root(of: leaves)
        for index in [0, 2, 4] {
            let proof = TestTree.path(index, leaves[...])
            for place in 0..<UInt64(8) {
                let verifies = MerkleTree.verifyInclusion(of: leaf, at: place, in: 5, root: root, proof: proof)
                #expect(verifies == (place == UInt64(index)))
            }
        }
    }

    @Test("an empty tree holds nothing, and two signed views of one size are told apart") func views() throws {
        #expect(
            !MerkleTree.verifyInclusion(of: MerkleTree.emptyRoot, at: 0, in: 0, root: MerkleTree.emptyRoot, proof: []))
        let ledger = try MemoryLedger(entries: 6)
        var other = try MemoryLedger(entries: 3)
        try other.grow(to: 6, fork: 1)
        // Both are signed by the log's key, and each is whole by itself.
        for (one, two) in [(ledger, other), (other, ledger)] {
            let leaves = one.entries.map(\.leafHash)
            let proof = InclusionProof(
                index: 5, hashes: TestTree.path(5, leaves[...]), checkpoint: try two.head().note)
            #expect(throws: LedgerError.self) {
                try proof.verify(leaf: leaves[5], origin: MemoryLedger.origin, keys: [one.signer.publicKey])
            }
            let later = ConsistencyProof(
                oldSize: 6, hashes: [], checkpoint: try two.head().note)
            #expect(throws: LedgerError.self) {
                try later.verify(
                    root: MerkleTree.root(of: leaves), origin: MemoryLedger.origin, keys: [one.signer.publicKey])
            }
        }
    }

    @Test("a proof of another log by the same key is refused by its origin") func origins() throws {
        let ledger = try MemoryLedger(entries: 3)
        let leaves = ledger.entries.map(\.leafHash)
        let proof = InclusionProof(index: 1, hashes: TestTree.path(1, leaves[...]), checkpoint: try ledger.head().note)
        try proof.verify(leaf: leaves[1], origin: MemoryLedger.origin, keys: [ledger.signer.publicKey])
        let error = #expect(throws: LedgerError.self) {
            try proof.verify(leaf: leaves[1], origin: "ledger.example/other", keys: [ledger.signer.publicKey])
        }
        #expect(error?.code == .originMismatch)
    }

    private func flipped(_ hash: MerkleHash, bit: Int) -> MerkleHash {
        var bytes = hash.bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        return MerkleHash(bytes) ?? hash
    }
}
