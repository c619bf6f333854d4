import Ledger
import Testing

@Suite("Merkle proofs") struct MerkleProofTests {
    private let leaves = TestTree.leaves(65)

    @Test("leaf, node and empty hashes are those of RFC 6962") func knownHashes() {
        #expect(MerkleTree.emptyRoot.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        #expect(MerkleTree.leafHash([]).base64 == "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=")
        let leaf = MerkleTree.leafHash([])
        #expect(MerkleTree.root(of: [leaf, leaf]) == MerkleTree.nodeHash(leaf, leaf))
        #expect(MerkleTree.nodeHash(leaf, leaf) != MerkleTree.leafHash(leaf.bytes + leaf.bytes))
    }

    @Test("hashes of other lengths are not read") func lengths() {
        #expect(MerkleHash([]) == nil)
        #expect(MerkleHash([UInt8](repeating: 1, count: 31)) == nil)
        #expect(MerkleHash([UInt8](repeating: 1, count: 33)) == nil)
        #expect(MerkleHash(base64: "AA==") == nil)
    }

    @Test("every inclusion proof of every tree up to 64 verifies, and no changed one does") func inclusion() throws {
        for size in 1...64 {
            let part = leaves[..<size]
            let root = TestTree.root(part)
            var nodes = TileNodes(try MemoryTiles(Array(part)), size: UInt64(size))
            #expect(try MerkleTree.root(of: UInt64(size), from: &nodes) == root)
            #expect(MerkleTree.root(of: Array(part)) == root)
            for index in 0..<size {
                let proof = try MerkleTree.inclusionProof(of: UInt64(index), in: UInt64(size), from: &nodes)
                #expect(proof == TestTree.path(index, part))
                func verify(
                    _ leaf: MerkleHash, _ index: Int, _ size: Int, _ root: MerkleHash, _ proof: [MerkleHash]
                ) -> Bool {
                    MerkleTree.verifyInclusion(
                        of: leaf, at: UInt64(index), in: UInt64(size), root: root, proof: proof)
                }
                #expect(verify(leaves[index], index, size, root, proof))
                #expect(!verify(TestTree.flipped(leaves[index]), index, size, root, proof))
                #expect(!verify(leaves[index], index, size, TestTree.flipped(root), proof))
                #expect(!verify(leaves[index], index, size, root, proof + [root]))
                #expect(!verify(leaves[index], index, size, root, [root] + proof))
                #expect(!verify(leaves[index], size, size, root, proof))
                for other in 0..<size where other != index {
                    #expect(!verify(leaves[index], other, size, root, proof))
                }
                for step in proof.indices {
                    var changed = proof
                    changed[step] = TestTree.flipped(changed[step])
                    #expect(!verify(leaves[index], index, size, root, changed))
                    changed = proof
                    changed.remove(at: step)
                    #expect(!verify(leaves[index], index, size, root, changed))
                }
            }
        }
    }

    @Test("every consistency proof up to 64 verifies, and no changed one does") func consistency() throws {
        for new in 0...64 {
            let newRoot = TestTree.root(leaves[..<new])
            var nodes = TileNodes(try MemoryTiles(Array(leaves[..<new])), size: UInt64(new))
            for old in 0...new {
                let oldRoot = TestTree.root(leaves[..<old])
                let proof = try MerkleTree.consistencyProof(from: UInt64(old), to: UInt64(new), from: &nodes)
                #expect(proof == TestTree.consistency(old, leaves[..<new]))
                func verify(_ oldRoot: MerkleHash, _ newRoot: MerkleHash, _ proof: [MerkleHash]) -> Bool {
                    MerkleTree.verifyConsistency(
                        from: UInt64(old), root: oldRoot, to: UInt64(new), root: newRoot, proof: proof)
                }
                #expect(verify(oldRoot, newRoot, proof))
                #expect(!verify(TestTree.flipped(oldRoot), newRoot, proof))
                #expect(old == 0 && new > 0 || !verify(oldRoot, TestTree.flipped(newRoot), proof))
                #expect(!verify(oldRoot, newRoot, proof + [oldRoot]))
                for step in proof.indices {
                    var changed = proof
                    changed[step] = TestTree.flipped(changed[step])
                    #expect(!verify(oldRoot, newRoot, changed))
                    changed = proof
                    changed.remove(at: step)
                    #expect(!verify(oldRoot, newRoot, changed))
                }
            }
        }
    }

    @Test("sizes out of order and indexes outside the tree are refused, near 2^64 as well") func ranges() throws {
        var nodes = TileNodes(try MemoryTiles(leaves), size: 65)
        #expect(throws: LedgerError.self) { try MerkleTree.inclusionProof(of: 65, in: 65, from: &nodes) }
        #expect(throws: LedgerError.self) { try MerkleTree.consistencyProof(from: 66, to: 65, from: &nodes) }
        #expect(throws: LedgerError.self) { try nodes.node(level: 0, index: 65) }
        #expect(throws: LedgerError.self) { try nodes.node(level: 6, index: 1) }
        #expect(throws: LedgerError.self) { try nodes.node(level: 64, index: 0) }
        let root = leaves[0]
        let proof = [MerkleHash](repeating: root, count: 64)
        for size in [UInt64.max, UInt64.max - 1, 1 << 63] {
            #expect(
                !MerkleTree.verifyInclusion(of: root, at: size - 1, in: size, root: root, proof: proof))
            #expect(
                !MerkleTree.verifyConsistency(from: 1 << 63 - 1, root: root, to: size, root: root, proof: proof))
        }
        #expect(!MerkleTree.verifyConsistency(from: 5, root: root, to: 4, root: root, proof: []))
    }

    @Test("subtrees are proved to stand in their tree, and no other range is") func subtrees() throws {
        let size = 23
        let root = TestTree.root(leaves[..<size])
        for start in 0..<size {
            for end in start...size {
                let isSubtree = MerkleTree.isSubtree(UInt64(start), UInt64(end))
                let subtree = TestTree.root(leaves[start..<end])
                func verify(_ hash: MerkleHash, _ proof: [MerkleHash]) -> Bool {
                    MerkleTree.verifyConsistency(
                        ofSubtree: UInt64(start), UInt64(end), root: hash, in: UInt64(size), root: root, proof: proof)
                }
                if start == end {
                    #expect(verify(MerkleTree.emptyRoot, []))
                    #expect(!verify(root, []))
                } else if start == 0 {
                    #expect(isSubtree)
                    #expect(verify(subtree, TestTree.consistency(end, leaves[..<size])))
                    #expect(!verify(TestTree.flipped(subtree), TestTree.consistency(end, leaves[..<size])))
                } else if end == start + 1 {
                    #expect(isSubtree)
                    #expect(verify(subtree, TestTree.path(start, leaves[..<size])))
                    #expect(!verify(TestTree.flipped(subtree), TestTree.path(start, leaves[..<size])))
                } else if !isSubtree {
                    #expect(!verify(subtree, []))
                }
                guard end > start, isSubtree else { continue }
                let proof = TestTree.path(0, leaves[start..<end])
                #expect(
                    MerkleTree.verifyInclusion(
                        of: leaves[start], at: UInt64(start), inSubtree: UInt64(start), UInt64(end), root: subtree,
                        proof: proof))
                #expect(
                    !MerkleTree.verifyInclusion(
                        of: leaves[start], at: UInt64(end), inSubtree: UInt64(start), UInt64(end), root: subtree,
                        proof: proof))
            }
        }
    }
}
