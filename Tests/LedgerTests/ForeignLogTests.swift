import Attestation
import Documents
import Ledger
import Testing

/// Forms of other logs that a witness or monitor meets.
@Suite("Other logs' forms") struct ForeignLogTests {
    @Test("a checkpoint's text is read with any root and rest; a checkpoint of ours is stricter") func texts() throws {
        let text = try CheckpointText("Log\n123\nYmFuYW5hcw==\n\nmore")
        #expect(text.origin == "Log" && text.size == 123 && text.root == Array("bananas".utf8) && text.rest == "\nmore")
        #expect(throws: LedgerError.self) { try Checkpoint(text: "Log\n123\nYmFuYW5hcw==\n") }
        for bad in [
            "", "Log\n1\nAAAA", "\n1\nAAAA\n", "Log\n01\nAAAA\n", "Log\n+1\nAAAA\n", "Log\n0x1\nAAAA\n",
            "Log\n-1\nAAAA\n", "Log\n1\nAA\n", "Log\n18446744073709551616\nAAAA\n",
        ] {
            #expect(throws: LedgerError.self) { try CheckpointText(bad) }
        }
    }

    @Test("a tree head of Certificate Transparency is over size, time and root") func treeHeads() throws {
        let secret = try SigningKey.generate(.p256)
        let key = try NoteKey(certificateTransparencyLog: "https://CT.example/2026/", publicKey: secret.publicKey)
        #expect(key.name == "ct.example/2026")
        #expect(try NoteKey(verifierKey: key.verifierKey) == key)
        let root = MerkleTree.root(of: TestTree.leaves(3))
        let message: [UInt8] = [0, 1] + [0, 0, 0, 0, 0, 0, 0, 9] + [0, 0, 0, 0, 0, 0, 0, 3] + root.bytes
        let der = try secret.sign(message)
        func head(_ size: Int64, _ time: Int64, algorithm: UInt8 = 3) throws -> TreeHead {
            try TreeHead(json: [
                "tree_size": .integer(size), "timestamp": .integer(time), "sha256_root_hash": .string(root.base64),
                "tree_head_signature": .string(Base64.encode([4, algorithm, 0, UInt8(der.count)] + der)),
            ])
        }
        #expect(try head(3, 9).note(key: key).text == "ct.example/2026\n3\n\(root.base64)\n")
        #expect(throws: LedgerError.self) { try head(4, 9).note(key: key) }
        #expect(throws: LedgerError.self) { try head(3, 8).note(key: key) }
        #expect(throws: LedgerError.self) { try head(3, 9, algorithm: 1).note(key: key) }
        #expect(throws: LedgerError.self) {
            try NoteKey(certificateTransparencyLog: "a+b", publicKey: secret.publicKey)
        }
    }

    @Test(
        "tile paths with a height are those of Go's checksum database",
        arguments: [
            ("tile/4/0/001", [4, 0, 1, 16]), ("tile/4/0/001.p/5", [4, 0, 1, 5]),
            ("tile/3/5/x123/x456/078.p/2", [3, 5, 123_456_078, 2]),
            ("tile/1/data/x003/x057/500", [1, -1, 3_057_500, 2]),
        ])
    func sumPaths(text: String, parts: [Int]) throws {
        let path = try #require(SumTilePath(text))
        #expect([path.height, path.level ?? -1, Int(path.index), path.width] == parts)
        #expect(path.description == text)
    }

    @Test(
        "and nothing else is",
        arguments: [
            "tile/3/5/123/456/078", "tile/3/-1/123/456/078", "tile/0/0/001", "tile/31/0/001", "tile/4/64/001",
            "tile/4/0/001.p/16", "tile/4/0/001.p/0", "tile/4/0", "tile/4/0/1",
        ])
    func notSumPaths(text: String) { #expect(SumTilePath(text) == nil) }

    @Test("roots of any length are equal or not, and never hashed") func roots() {
        let short = Array("short".utf8)
        #expect(MerkleTree.verifyConsistency(from: 1, root: short, to: 1, root: short, proof: []))
        #expect(!MerkleTree.verifyConsistency(from: 1, root: short, to: 1, root: short, proof: TestTree.leaves(1)))
        #expect(!MerkleTree.verifyConsistency(from: 0, root: short, to: 0, root: short, proof: []))
        #expect(!MerkleTree.verifyConsistency(from: 1, root: short, to: 2, root: short, proof: TestTree.leaves(1)))
        #expect(!MerkleTree.verifyConsistency(from: 1, root: short, to: 1, root: Array("other".utf8), proof: []))
        #expect(
            MerkleTree.verifyConsistency(
                ofSubtree: 1, 1, root: MerkleTree.emptyRoot.bytes, in: 1, root: short, proof: []))
        #expect(!MerkleTree.verifyConsistency(ofSubtree: 0, 1, root: short, in: 2, root: short, proof: []))
    }
}
