import Attestation
import Documents
import FoundationEssentials
import Ledger
import Storage
import Testing

/// Implementations that share nothing with ours but the specifications have to agree on every proof, right or wrong.
@Suite("Second verifiers") struct SecondVerifierTests {
    private static let repository = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    private static let goModule = "/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog/tlog.go"
    private static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

    @Test("examples/verifier in Python agrees") func python() async throws {
        let proofs = try await ProofSet(size: 300)
        let script = Self.repository + "/examples/verifier/verify.py"
        let answers = try TestProcess.run([
            "sh", "-c", "python3 \"$@\" || true", "sh", script, "proofs", proofs.file, proofs.tree, "--key", proofs.pem,
        ])
        proofs.compare(answers)
        let tree = try TestProcess.run(["python3", script, "tree", proofs.tree, "--key", proofs.pem])
        #expect(tree == "good: 300 entries of \(TestLedger.origin)")
    }

    /// golang.org/x/mod/sumdb, from Debian.
    @Test(
        "the log client of Go's checksum database agrees",
        .enabled(
            if: SecondVerifierTests.isCI
                || TestFile.exists(SecondVerifierTests.goModule) && TestFile.exists("/usr/bin/go"),
            "golang-go and golang-golang-x-mod-dev are not installed")) func go() async throws
    {
        // It has no proofs from an empty tree.
        let proofs = try await ProofSet(size: 300, fromEmpty: false)
        let environment = [
            "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": proofs.made.folder.file("cache"),
            "CGO_ENABLED": "0",
        ]
        let key = try NoteKey(name: TestLedger.origin, publicKey: proofs.made.key.publicKey)
        let answers = try TestProcess.run(
            [
                "go", "run", Self.repository + "/Tests/Fixtures/GoVerifier/check.go", proofs.tree, key.verifierKey,
                proofs.file,
            ], environment: environment)
        proofs.compare(answers)
    }
}

/// An exported ledger, every inclusion proof and every consistency proof of it, many of them changed, and our verdicts.
private struct ProofSet {
    let made: TestLedger
    private(set) var lines: [[UInt8]] = []
    private(set) var verdicts: [Bool] = []
    private let leaves: [MerkleHash]

    var tree: String { made.folder.file("tree") }
    var file: String { made.folder.file("proofs.jsonl") }
    var pem: String { made.folder.file("ledger.pem") }

    init(size: Int, fromEmpty: Bool = true) async throws {
        made = try TestLedger()
        let ledger = try made.open()
        var entries: [SealedEntry] = []
        for number in 0..<Int64(size) { entries.append(try made.decision(number)) }
        _ = try await ledger.append(entries)
        let head = try ledger.checkpoint()
        let input = TreeExport.Input(
            head: head, entries: { try ledger.entries(from: $0, limit: $1) },
            consistencyProof: { try ledger.consistencyProof(from: $0) })
        let folder = try FolderTree(at: made.folder.file("tree"), create: true)
        try TreeExport(input, keys: [made.key.publicKey], to: folder).run(note: try SignedNote(head.note))
        leaves = try ledger.entries(from: 0, limit: size).map(\.leafHash)
        var nodes = TileNodes(TreeTiles(folder), size: UInt64(size))
        for index in 0..<UInt64(size) {
            let hashes = try MerkleTree.inclusionProof(of: index, in: UInt64(size), from: &nodes)
            try add(InclusionProof(index: index, hashes: hashes, checkpoint: head.note))
            // Every change costs a signature's verification on all sides.
            for changed in index.isMultiple(of: 7) ? mutations(hashes) : [] {
                try add(InclusionProof(index: index, hashes: changed, checkpoint: head.note))
            }
            try add(InclusionProof(index: (index + 1) % UInt64(size), hashes: hashes, checkpoint: head.note))
        }
        let first: UInt64 = fromEmpty ? 0 : 1
        for old in first...UInt64(size) {
            let hashes = try MerkleTree.consistencyProof(from: old, to: UInt64(size), from: &nodes)
            try add(ConsistencyProof(oldSize: old, hashes: hashes, checkpoint: head.note))
            for changed in old % 7 == 3 ? mutations(hashes) : [] {
                try add(ConsistencyProof(oldSize: old, hashes: changed, checkpoint: head.note))
            }
        }
        // Every consistency proof between two smaller sizes, each with a checkpoint of its own.
        for new in 1..<UInt64(64) {
            let checkpoint = Checkpoint(
                origin: TestLedger.origin, size: new, root: MerkleTree.root(of: Array(leaves.prefix(Int(new)))))
            let note = try made.signer.note(of: checkpoint)
            for old in first...new {
                let hashes = try MerkleTree.consistencyProof(from: old, to: new, from: &nodes)
                try add(ConsistencyProof(oldSize: old, hashes: hashes, checkpoint: note))
            }
        }
        #expect(verdicts.count { $0 } >= 2 * size + 63 * 64 / 2)
        #expect(verdicts.count { !$0 } > 800)
        try TestFile.write(made.key.publicKey.pem, to: pem)
        try TestFile.write(lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined(), to: file)
    }

    /// One answer a line, in our order.
    func compare(_ text: String) {
        let answers = text.split(separator: "\n")
        #expect(answers.count == verdicts.count, "\(answers.last ?? "no answer")")
        let different = zip(answers, verdicts).enumerated().first { ($1.0 == "good") != $1.1 }
        if let (number, (answer, verdict)) = different {
            let proof = String(decoding: lines[number], as: UTF8.self)
            Issue.record("proof \(number): the other says \(answer), we say \(verdict): \(proof)")
        }
    }

    private mutating func add(_ proof: InclusionProof) throws {
        let leaf = leaves[Int(proof.index)]
        let isGood = try? proof.verify(leaf: leaf, origin: TestLedger.origin, keys: [made.key.publicKey])
        lines.append(try CanonicalJSON.payload(proof.json))
        verdicts.append(isGood != nil)
    }

    private mutating func add(_ proof: ConsistencyProof) throws {
        let root = MerkleTree.root(of: Array(leaves.prefix(Int(proof.oldSize))))
        let isGood = try? proof.verify(root: root, origin: TestLedger.origin, keys: [made.key.publicKey])
        lines.append(try CanonicalJSON.payload(proof.json))
        verdicts.append(isGood != nil)
    }

    /// Longer, shorter, in another order, and with one bit of each hash changed.
    private func mutations(_ hashes: [MerkleHash]) -> [[MerkleHash]] {
        var all = [hashes + [leaves[0]], Array(hashes.dropLast()), Array(hashes.dropFirst()), hashes.reversed()]
        for place in hashes.indices {
            var changed = hashes
            var bytes = changed[place].bytes
            bytes[place % 32] ^= 1
            changed[place] = MerkleHash(bytes) ?? changed[place]
            all.append(changed)
        }
        return all
    }
}
