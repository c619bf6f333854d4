import ArgumentParser
import Ledger
import Storage

/// The log's side of witnesses.
struct LedgerWitness: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Add witnesses' answers to the checkpoint, or print what to send to them.",
        discussion: """
            Without --add: prints the request (C2SP tlog-witness add-checkpoint) from the last cosigned checkpoint on. With \
            --add: checks the signature lines a witness answered with against --witness and keeps them beside the ledger, \
            in PATH.cosigned; 'checkpoint', 'prove' and 'export' carry them from then on.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: ArgumentHelp("The lines a witness answered with, or a cosigned checkpoint.", valueName: "file"))
    var add: [String] = []
    @Option(help: ArgumentHelp("A witness's verifier key; may be repeated.", valueName: "vkey"))
    var witness: [String] = []
    @Option(help: "Print the request from this size on: what the witness answered with 409.")
    var from: UInt64?
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        let file = CosignedCheckpoint(path: ledger.cosignedPath)
        do {
            guard !add.isEmpty else { return try printRequest(session, file) }
            try keep(session, file)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private func printRequest(_ session: LedgerSession, _ file: CosignedCheckpoint) throws {
        let cosigned = try file.note().map { try Checkpoint(text: $0.text).size }
        let proof = try session.consistencyProof(from: from ?? cosigned ?? 0)
        Console.print(String(decoding: proof.text, as: UTF8.self))
    }

    private func keep(_ session: LedgerSession, _ file: CosignedCheckpoint) throws {
        guard !witness.isEmpty else {
            throw CommandFailure(
                .usage, "--add needs --witness VKEY", fix: "Name the witnesses whose answers you believe.")
        }
        let witnesses = try witness.map { try NoteKey(verifierKey: $0) }
        var note = try file.merged(into: try session.ledger.checkpoint())
        for path in add {
            let bytes = try Files.read(path, limit: SignedNote.maximumBytes)
            let lines: [SignedNote.Signature]
            if bytes.starts(with: "\u{2014} ".utf8) {
                lines = try SignedNote.signatures(lines: bytes)
            } else {
                let other = try SignedNote(bytes)
                guard other.text.utf8.elementsEqual(note.text.utf8) else {
                    throw CommandFailure(.usage, "\(path) is of another checkpoint than the ledger's present one")
                }
                lines = other.signatures
            }
            let known = lines.filter { line in
                witnesses.contains { $0.id == line.keyID && $0.name.utf8.elementsEqual(line.name.utf8) }
            }
            guard !known.isEmpty else { throw CommandFailure(.usage, "\(path) has no line of a given witness") }
            note = try note.adding(known)
        }
        let found: [Cosignature]
        do {
            found = try note.cosignatures(by: witnesses)
        } catch {
            throw CommandFailure(
                .rejected, "\(error.message) [\(error.code.rawValue)]",
                fix: "The answer is of another checkpoint: send the request again, the ledger has grown.")
        }
        try file.keep(note)
        Console.print("the checkpoint is cosigned by \(found.map(\.witness.name).joined(separator: ", "))")
    }
}

extension LedgerSession {
    /// The proof that the present checkpoint, with its cosignatures, extends an earlier size.
    func consistencyProof(from size: UInt64) throws -> ConsistencyProof {
        let cosigned = CosignedCheckpoint(path: url.cosignedPath)
        // The ledger may grow between two reads.
        for _ in 0..<100 {
            let head = try ledger.checkpoint()
            guard size <= head.checkpoint.size else {
                throw LedgerError(.range, "the ledger has \(head.checkpoint.size) entries, not \(size)")
            }
            let hashes = try ledger.consistencyProof(from: size)
            guard try ledger.checkpoint() == head else { continue }
            return ConsistencyProof(oldSize: size, hashes: hashes, checkpoint: try cosigned.merged(into: head).encoded)
        }
        throw LedgerError(.locked, "the ledger grows too quickly for a proof")
    }
}
