import Attestation
import Documents
import Glibc
import Ledger
import Storage
import Testing

@Suite("Exported trees") struct TreeTests {
    private let made: TestLedger

    init() throws { made = try TestLedger() }

    private func grown(to size: Int64) async throws -> SQLiteLedger {
        let ledger = try made.open()
        let start = Int64(try ledger.checkpoint().checkpoint.size)
        if start < size { _ = try await ledger.append((start..<size).map { try made.decision($0) }) }
        return ledger
    }

    private func export(_ ledger: SQLiteLedger, to tree: any TreeWriter) throws {
        let head = try ledger.checkpoint()
        let source = TreeExport.Input(
            head: head, entries: { try ledger.entries(from: $0, limit: $1) },
            consistencyProof: { try ledger.consistencyProof(from: $0) })
        try TreeExport(source, keys: [made.key.publicKey], to: tree).run(note: try SignedNote(head.note))
    }

    private func verify(_ tree: any TreeReader) async throws -> LedgerReport {
        try await LedgerVerifier(keys: [made.key.publicKey], origin: TestLedger.origin).verify(try TreeSource(tree))
    }

    @Test("a folder grows with its ledger and verifies at every size; nothing but the tree is in it") func folder()
        async throws
    {
        let path = made.folder.file("tree")
        for size in [0, 3, 256, 300, 700] as [Int64] {
            let ledger = try await grown(to: size)
            try export(ledger, to: try FolderTree(at: path, create: true))
            let report = try await verify(try FolderTree(at: path))
            #expect(report.isSound && report.entries == UInt64(size), "\(size): \(report.problems)")
        }
        let files = try FolderTree(at: path).paths(below: "tile")
        #expect(files.allSatisfy { TilePath($0) != nil }, "\(files)")
        #expect(
            files.contains("tile/entries/000") && files.contains("tile/entries/001")
                && files.contains("tile/entries/002.p/188"))
        #expect(throws: LedgerError.self) { try FolderTree(at: made.folder.file("nothing")) }
        #expect(try FolderTree(at: path).file("tile/0/009") == nil)
    }

    @Test("an archive is the same bytes each time, verifies, and every cut or changed one does not") func archive()
        async throws
    {
        let ledger = try await grown(to: 270)
        for name in ["a.tar", "b.tar"] {
            let tar = try TarTreeWriter(at: made.folder.file(name))
            try export(ledger, to: tar)
            #expect(!TestFile.exists(made.folder.file(name)))
            try tar.finish()
        }
        try TestProcess.run(["cmp", made.folder.file("a.tar"), made.folder.file("b.tar")])
        let reader = try TarTreeReader(at: made.folder.file("a.tar"))
        #expect(try await verify(reader).isSound)
        #expect(reader.paths(below: "tile/entries") == ["tile/entries/000", "tile/entries/001.p/14"])
        // Any tar reads it.
        let listed = try TestProcess.run(["tar", "-tf", made.folder.file("a.tar")]).split(separator: "\n")
        #expect(listed.last == "checkpoint" && listed.count == 6)
        let size = TestFile.size(made.folder.file("a.tar"))
        for cut in [1, 512, 1024, 5000, size - 512] {
            let path = made.folder.file("cut.tar")
            try TestProcess.run(["sh", "-c", "head -c \(size - cut) \(made.folder.file("a.tar")) >\(path)"])
            #expect(throws: LedgerError.self) { try TarTreeReader(at: path) }
        }
        for text in ["", "no archive at all", String(repeating: "x", count: 2000)] {
            try TestFile.write(text, to: made.folder.file("other"))
            #expect(throws: LedgerError.self) { try TarTreeReader(at: made.folder.file("other")) }
        }
        try TestProcess.run(["sh", "-c", "cd \(made.folder.path) && echo x >x && tar -cf gnu.tar x x"])
        #expect(throws: LedgerError.self) { try TarTreeReader(at: made.folder.file("gnu.tar")) }
    }

    @Test("an archive that was not finished leaves nothing behind") func unfinished() async throws {
        let ledger = try await grown(to: 3)
        do {
            let tar = try TarTreeWriter(at: made.folder.file("a.tar"))
            try export(ledger, to: tar)
            #expect(throws: LedgerError.self) { try tar.put(String(repeating: "n", count: 101), []) }
        }
        let left = try TestProcess.run(["ls", made.folder.path])
        #expect(!left.contains("a.tar"))
    }

    @Test("a witness's memory outlives it, is for its logs alone, and no damage makes it start anew") func witness()
        throws
    {
        let key = try NoteKey(name: TestLedger.origin, publicKey: made.key.publicKey)
        let logs = [WitnessedLog(origin: TestLedger.origin, keys: [key])]
        let path = made.folder.file("witness")
        func checkpoint(_ size: UInt64) throws -> SignedCheckpoint {
            let head = Checkpoint(origin: TestLedger.origin, size: size, root: MerkleTree.leafHash([UInt8(size)]))
            return SignedCheckpoint(checkpoint: head, note: try made.signer.note(of: head))
        }
        let states = try FolderWitnessStates(at: path, logs: logs)
        #expect(try states.last(of: TestLedger.origin) == nil)
        #expect(try states.replace(nil, by: checkpoint(1)))
        #expect(try !states.replace(nil, by: checkpoint(2)))
        let again = try FolderWitnessStates(at: path, logs: logs)
        #expect(try again.last(of: TestLedger.origin) == checkpoint(1))
        #expect(try again.replace(checkpoint(1), by: checkpoint(2)))
        #expect(try !states.replace(checkpoint(1), by: checkpoint(3)))
        let file = try TestProcess.run(["sh", "-c", "ls \(path)/*.note"])
        try TestFile.append("x", to: file)
        #expect(throws: LedgerError.self) { try states.last(of: TestLedger.origin) }
        #expect(throws: LedgerError.self) { try states.replace(nil, by: checkpoint(1)) }
    }
}
