import Attestation
import Documents
import Ledger
import Testing

@Suite("Static trees") struct TreeExportTests {
    @Test("a tree written in one go or in any two steps verifies, and serves its checkpoint's size exactly")
    func steps() async throws {
        var ledger = try MemoryLedger(entries: 600)
        for (first, second) in [
            (0, 1), (0, 600), (1, 2), (5, 255), (200, 256), (255, 257), (256, 512), (256, 513), (300, 600), (511, 600),
            (512, 600),
        ] {
            let tree = MemoryTree()
            if first > 0 { #expect(try ledger.export(first, to: tree) == UInt64(first)) }
            let before = try TreeSource(tree)
            #expect(try ledger.export(second, to: tree) == UInt64(second - first))
            let report = try await ledger.verify(tree, pinned: [try ledger.head(first).checkpoint])
            #expect(report.isSound, "\(first) to \(second): \(report.problems)")
            #expect(report.checkpoint?.size == UInt64(second) && report.entries == UInt64(second))
            // Whoever read the checkpoint before still finds all it covers.
            if first > 0 {
                let old = try await LedgerVerifier(keys: [ledger.signer.publicKey]).verify(before)
                #expect(old.isSound && old.checkpoint?.size == UInt64(first), "\(first) to \(second): \(old.problems)")
            }
        }
        try ledger.grow(to: 601)
    }

    @Test("a writer that dies after any write leaves a tree that verifies, and the next one completes it")
    func death() async throws {
        let ledger = try MemoryLedger(entries: 530)
        let whole = MemoryTree()
        try ledger.export(270, to: whole)
        for writes in 0... {
            let tree = MemoryTree(whole.all, stoppingAfter: writes)
            do {
                try ledger.export(530, to: tree)
            } catch is MemoryTree.Stopped {
                let report = try await ledger.verify(tree)
                #expect(report.isSound && report.checkpoint?.size == 270, "after \(writes): \(report.problems)")
                let next = MemoryTree(tree.all)
                try ledger.export(530, to: next)
                #expect(try await ledger.verify(next).isSound)
                continue
            }
            #expect(try await ledger.verify(tree).checkpoint?.size == 530)
            #expect(writes > 5)
            break
        }
    }

    @Test("a fork or a roll-back is refused before anything is written") func refusals() throws {
        let ledger = try MemoryLedger(entries: 20)
        let tree = MemoryTree()
        try ledger.export(15, to: tree)
        let before = tree.all
        func code(_ ledger: MemoryLedger, _ size: Int) -> LedgerError.Code? {
            #expect(throws: LedgerError.self) { try ledger.export(size, to: tree) }?.code
        }
        #expect(code(ledger, 14) == .rollback)
        for start in [0, 7, 14] {
            var forked = try MemoryLedger(entries: start)
            try forked.grow(to: 20, fork: 1)
            #expect(code(forked, 15) == .inconsistent)
            #expect(code(forked, 20) == .inconsistent)
        }
        #expect(tree.all == before)
        tree.change("tile/0/000.p/15") { $0[30] ^= 1 }
        #expect(code(ledger, 20) == .inconsistent)
    }

    @Test("every changed or missing file of a tree is found, and so is every bit of a small one") func tampering()
        async throws
    {
        let ledger = try MemoryLedger(entries: 300)
        let whole = MemoryTree()
        try ledger.export(300, to: whole)
        for path in whole.all.keys.sorted() {
            let removed = MemoryTree(whole.all)
            removed.remove(path)
            #expect(try await !ledger.verify(removed).isSound, "\(path) removed")
            let count = whole.all[path]?.count ?? 0
            for place in stride(from: 0, to: count, by: max(1, count / 9)) {
                let changed = MemoryTree(whole.all)
                changed.change(path) { $0[place] ^= 0x04 }
                let isSound = (try? await ledger.verify(changed).isSound) ?? false
                #expect(!isSound, "\(path) at \(place)")
            }
        }
    }

    @Test("from a trusted checkpoint on only what is new is read, and a fork of the old part is found")
    func since() async throws {
        let ledger = try MemoryLedger(entries: 600)
        for (old, new) in [(1, 600), (255, 256), (256, 600), (300, 301), (512, 600), (600, 600)] {
            let tree = MemoryTree()
            try ledger.export(old, to: tree)
            try ledger.export(new, to: tree)
            let trusted = try ledger.head(old).checkpoint
            // The old entries are not read: they may be gone.
            for bundle in 0..<UInt64(old / 256) { tree.remove(TilePath(level: nil, index: bundle).description) }
            let pins = try [0, 1, old / 2].map { try ledger.head($0).checkpoint }
            let report = try await ledger.verify(tree, pinned: pins, since: trusted)
            #expect(report.isSound && report.verifiedFrom == UInt64(old), "\(old) to \(new): \(report.problems)")
            let lie = Checkpoint(origin: trusted.origin, size: trusted.size, root: TestTree.flipped(trusted.root))
            #expect(try await !ledger.verify(tree, since: lie).isSound)
            let wrongPin = Checkpoint(origin: trusted.origin, size: 1, root: trusted.root)
            if old > 1 { #expect(try await !ledger.verify(tree, pinned: [wrongPin], since: trusted).isSound) }
            if new > old {
                let back = try await ledger.verify(
                    MemoryTree(treeOf(ledger, old)), since: try ledger.head(new).checkpoint)
                #expect(back.problems.contains { $0.code == .rollback })
            }
        }
    }

    private func treeOf(_ ledger: MemoryLedger, _ size: Int) throws -> [String: [UInt8]] {
        let tree = MemoryTree()
        try ledger.export(size, to: tree)
        return tree.all
    }

    @Test("consistency proofs read back from both forms, and nothing else is one") func proofs() throws {
        let ledger = try MemoryLedger(entries: 40)
        let head = try ledger.head()
        let leaves = ledger.entries.map(\.leafHash)
        for old in 0...40 {
            let proof = ConsistencyProof(
                oldSize: UInt64(old), hashes: TestTree.consistency(old, leaves[...]), checkpoint: head.note)
            #expect(try ConsistencyProof(text: proof.text) == proof)
            #expect(try ConsistencyProof(json: proof.json) == proof)
            let root = MerkleTree.root(of: Array(leaves.prefix(old)))
            try proof.verify(root: root, origin: MemoryLedger.origin, keys: [ledger.signer.publicKey])
            #expect(throws: LedgerError.self) {
                try proof.verify(
                    root: TestTree.flipped(root), origin: MemoryLedger.origin, keys: [ledger.signer.publicKey])
            }
            #expect(throws: LedgerError.self) {
                try proof.verify(root: root, origin: "other.example", keys: [ledger.signer.publicKey])
            }
        }
        let proof = ConsistencyProof(oldSize: 3, hashes: [], checkpoint: head.note)
        var members = try #require(proof.json.members)
        members.append(.init("more", 1))
        #expect(throws: LedgerError.self) { try ConsistencyProof(json: .object(members)) }
        #expect(throws: LedgerError.self) { try ConsistencyProof(json: [:]) }
    }
}
