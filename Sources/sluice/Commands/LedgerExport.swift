import ArgumentParser
import Artifacts
import Attestation
import Documents
import Engine
import Ledger
import Storage

/// Writes a ledger as files that need no database.
struct LedgerExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the ledger as a static tree, or as one file for an air gap.",
        discussion: """
            --into FOLDER writes the layout of C2SP tlog-tiles, which any web server can serve; called again, only what is \
            new is written, and the checkpoint always comes last. --archive FILE writes one deterministic tar file with the \
            tiles, entries, inclusion proofs, keys and the evidence of every decision. 'sluice ledger audit' checks both.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: ArgumentHelp("The folder of the tree.", valueName: "folder"))
    var into: String?
    @Option(help: ArgumentHelp("The archive.", valueName: "file"))
    var archive: String?
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        do {
            let head = try session.ledger.checkpoint()
            let cosigned = CosignedCheckpoint(path: ledger.cosignedPath)
            let note = try cosigned.merged(into: head)
            let older = try cosigned.note().flatMap { $0.text.utf8.elementsEqual(note.text.utf8) ? nil : $0 }
            let source = TreeExport.Input(
                head: head, entries: { try session.ledger.entries(from: $0, limit: $1) },
                consistencyProof: { size in
                    // The proof has to lead to this head, however much the ledger grows meanwhile.
                    var nodes = TileNodes(SourceTiles(try ledger.source()), size: head.checkpoint.size)
                    return try MerkleTree.consistencyProof(from: size, to: head.checkpoint.size, from: &nodes)
                })
            switch (into, archive) {
            case (let into?, nil):
                try Files.makeFolder(into)
                let tree = try FolderTree(at: into)
                let new = try TreeExport(source, keys: session.keys, to: tree).run(note: note)
                if let older { try tree.put(TreePath.cosigned, older.encoded) }
                Console.print("wrote \(new) new entries, \(head.checkpoint.size) in all, into \(into)")
            case (nil, let archive?):
                let tar = try TarTreeWriter(at: archive)
                if let older { try tar.put(TreePath.cosigned, older.encoded) }
                let missing = try LedgerArchive(session: session, head: head).write(source, note: note, to: tar)
                try tar.finish()
                Console.print("wrote \(head.checkpoint.size) entries into \(archive)")
                if missing > 0 {
                    Console.error("warning: \(missing) pieces of evidence are not in the evidence store any more")
                }
            default:
                throw CommandFailure(.usage, "give --into FOLDER or --archive FILE, one of them")
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}

/// What an archive holds beside the tree: proofs, evidence and keys.
struct LedgerArchive {
    let session: LedgerSession
    let head: SignedCheckpoint

    /// - Returns: How many pieces of evidence are missing.
    func write(_ ledger: TreeExport.Input, note: SignedNote, to tar: TarTreeWriter) throws -> Int {
        var seen: Set<Digest> = []
        var missing = 0
        for key in session.keys {
            try tar.put("\(TreePath.keys)/\(key.keyID).pem", Array(key.pem.utf8))
        }
        var nodes = TileNodes(SourceTiles(try session.url.source()), size: head.checkpoint.size)
        try TreeExport(ledger, keys: session.keys, to: tar).run(note: note) { bundle, entries in
            var lines: [UInt8] = []
            for entry in entries {
                let hashes = try MerkleTree.inclusionProof(of: entry.index, in: head.checkpoint.size, from: &nodes)
                let proof = InclusionProof(index: entry.index, hashes: hashes, checkpoint: note.encoded)
                lines += try CanonicalJSON.payload(proof.json) + [UInt8(ascii: "\n")]
                for digest in try EntryEvidence(entry.content(), in: session.evidence).digests
                where seen.insert(digest).inserted {
                    guard let bytes = try? session.evidence.bytes(of: digest) else {
                        missing += 1
                        continue
                    }
                    try tar.put(TreePath.evidence(digest.hex), bytes)
                }
            }
            try tar.put(TreePath.proofs(bundle: bundle), lines)
        }
        return missing
    }
}
