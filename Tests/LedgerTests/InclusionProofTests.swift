import Attestation
import Documents
import Ledger
import Testing

@Suite("Inclusion proofs") struct InclusionProofTests {
    private let key: SigningKey
    private let leaves = TestTree.leaves(9)
    private let proof: InclusionProof

    init() throws {
        key = try Samples.key(.p256)
        var nodes = TileNodes(try MemoryTiles(leaves), size: 9)
        let head = Checkpoint(origin: "log.example", size: 9, root: MerkleTree.root(of: leaves))
        proof = InclusionProof(
            index: 5, hashes: try MerkleTree.inclusionProof(of: 5, in: 9, from: &nodes),
            checkpoint: try Samples.signer(key).note(of: head))
    }

    @Test("a proof verifies for its leaf, origin and key alone") func verify() throws {
        let keys = [key.publicKey]
        #expect(try proof.verify(leaf: leaves[5], origin: "log.example", keys: keys).size == 9)
        let error = #expect(throws: LedgerError.self) {
            try proof.verify(leaf: leaves[4], origin: "log.example", keys: keys)
        }
        #expect(error?.code == .proofInvalid)
        #expect(throws: LedgerError.self) { try proof.verify(leaf: leaves[5], origin: "log", keys: keys) }
        let other = try Samples.key(.p256, seed: 9).publicKey
        #expect(throws: LedgerError.self) { try proof.verify(leaf: leaves[5], origin: "log.example", keys: [other]) }
    }

    @Test("both forms read back to the same proof") func forms() throws {
        #expect(try InclusionProof(text: proof.text) == proof)
        #expect(try InclusionProof(json: proof.json) == proof)
        let written = try CanonicalJSON.payload(proof.json)
        #expect(try InclusionProof(json: try JSONReader.value(written)) == proof)
        let extra = InclusionProof(index: 0, hashes: [], checkpoint: proof.checkpoint, extra: [1, 2])
        #expect(try InclusionProof(text: extra.text) == extra)
        #expect(
            String(decoding: extra.text, as: UTF8.self).hasPrefix("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 0\n\nlog.")
        )
    }

    @Test(
        "every other text is refused",
        arguments: [
            "", "c2sp.org/tlog-proof@v1\n", "wrong\nindex 0\n\nx\n", "c2sp.org/tlog-proof@v1\nextra !!\nindex 0\n\nx\n",
            "c2sp.org/tlog-proof@v1\nindex 00\n\nx\n", "c2sp.org/tlog-proof@v1\nindex -1\n\nx\n",
            "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx\n", "c2sp.org/tlog-proof@v1\n\nx\n",
            "c2sp.org/tlog-proof@v1\nindex 0\n\n", "c2sp.org/tlog-proof@v1\nindex 0\nextra AQI=\n\nx\n",
            "c2sp.org/tlog-proof@v1 \nindex 0\n\nx\n",
        ]) func refused(text: String)
    {
        #expect(throws: LedgerError.self) { try InclusionProof(text: Array(text.utf8)) }
    }

    @Test("JSON with another member or another size is refused") func refusedJSON() throws {
        guard case .object(let members) = proof.json else { return }
        #expect(throws: LedgerError.self) { try InclusionProof(json: .object(members + [.init("x", 1)])) }
        let changed = members.map { $0.key == "treeSize" ? JSONValue.Member("treeSize", 8) : $0 }
        #expect(throws: LedgerError.self) { try InclusionProof(json: .object(changed)) }
    }
}
