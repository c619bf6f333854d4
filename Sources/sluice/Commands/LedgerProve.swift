import ArgumentParser
import Attestation
import Documents
import Ledger
import Storage

/// Proves that an entry is in the log.
struct LedgerProve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove that an entry is in the log, or that the log extends an earlier one.",
        discussion: """
            With --into FOLDER: envelope.json, statement.json, pae.bin and signature.bin (the exact bytes the signature is \
            over, and the signature), ledger.pem, proof.json, proof.txt (C2SP) and checkpoint.txt.

            With --from SIZE or --from-checkpoint FILE: the proof that the log extends that tree. Its text form is the request \
            of C2SP tlog-witness, since C2SP has no file for consistency proofs.
            """)
    @Argument(help: ArgumentHelp("An entry's index, or a release (its newest decision).", valueName: "entry"))
    var entry: String?
    @Option(help: "Prove that the log extends the tree of so many entries.")
    var from: UInt64?
    @Option(help: ArgumentHelp("Prove that the log extends this checkpoint of it.", valueName: "file"))
    var fromCheckpoint: String?
    @Option(help: "json, or text (C2SP).")
    var format = ProofFormat.json
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: "The environment, when a release is given.")
    var environment: String?
    @Option(help: "Write the parts as files into this folder.")
    var into: String?
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    enum ProofFormat: String, ExpressibleByArgument, CaseIterable { case json, text }

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        do {
            guard let entry else { return try proveConsistency(in: session) }
            guard from == nil, fromCheckpoint == nil else {
                throw CommandFailure(.usage, "an entry and --from are two proofs", fix: "Ask for one at a time.")
            }
            let index = try wanted(entry, in: session)
            guard let found = try session.ledger.entry(at: index) else {
                throw CommandFailure(.usage, "the ledger has no entry \(index)")
            }
            let proof = try session.inclusionProof(of: index)
            guard let into else { return show(proof.json, proof.text) }
            try write(found, proof, keys: session.keys, json: proof.json.prettyPrinted, to: into)
            Console.print("wrote the proof of entry \(index) to \(into)")
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private func show(_ json: JSONValue, _ text: [UInt8]) {
        Console.print(format == .json ? json.prettyPrinted : String(decoding: text, as: UTF8.self))
    }

    private func proveConsistency(in session: LedgerSession) throws {
        var old: Checkpoint?
        if let fromCheckpoint {
            let note = try Files.read(fromCheckpoint, limit: SignedNote.maximumBytes)
            old = try Checkpoint.verified(note, origin: session.ledger.origin, keys: session.keys)
        }
        guard let size = from ?? old?.size, from == nil || old == nil else {
            throw CommandFailure(
                .usage, "there is nothing to prove", fix: "Name an entry, --from SIZE or --from-checkpoint FILE.")
        }
        let proof = try session.consistencyProof(from: size)
        if let old {
            let head = try Checkpoint(text: SignedNote(proof.checkpoint).text)
            guard
                MerkleTree.verifyConsistency(
                    from: old.size, root: old.root, to: head.size, root: head.root, proof: proof.hashes)
            else {
                throw CommandFailure(
                    .broken, "the ledger does not extend the checkpoint of \(size) entries [ledger.inconsistent]",
                    fix: "The log was forked: keep both checkpoints.")
            }
        }
        guard let into else { return show(proof.json, proof.text) }
        try Files.makeFolder(into)
        try Files.write(Array(proof.json.prettyPrinted.utf8), to: "\(into)/consistency.json")
        try Files.write(proof.text, to: "\(into)/consistency.txt")
        try Files.write(proof.checkpoint, to: "\(into)/checkpoint.txt")
        Console.print("wrote the proof from \(size) entries to \(into)")
    }

    private func wanted(_ entry: String, in session: LedgerSession) throws -> UInt64 {
        if let index = UInt64(entry) { return index }
        guard let found = try DecisionFinder(session: session).newest(entry, environment: environment) else {
            throw CommandFailure(.usage, "the ledger has no decision about '\(entry)'")
        }
        return found.index
    }

    private func write(
        _ entry: LedgerEntry, _ proof: InclusionProof, keys: [PublicKey], json: String, to folder: String
    ) throws {
        let envelope = try Envelope(json: entry.envelope)
        guard let signature = envelope.signatures.first else {
            throw CommandFailure(.broken, "the entry has no signature")
        }
        let signed = DSSE.preAuthenticationEncoding(payloadType: envelope.payloadType, payload: envelope.payload)
        try Files.makeFolder(folder)
        try Files.write(entry.envelope, to: "\(folder)/envelope.json")
        try Files.write(envelope.payload, to: "\(folder)/statement.json")
        try Files.write(signed, to: "\(folder)/pae.bin")
        try Files.write(signature.bytes, to: "\(folder)/signature.bin")
        try Files.write(Array(json.utf8), to: "\(folder)/proof.json")
        try Files.write(proof.text, to: "\(folder)/proof.txt")
        try Files.write(proof.checkpoint, to: "\(folder)/checkpoint.txt")
        if let key = keys.first(where: { $0.verifies(signature: signature.bytes, over: signed) }) {
            try Files.write(Array(key.pem.utf8), to: "\(folder)/ledger.pem")
        }
        if case .act(let act) = try entry.content() {
            try Files.write(Array(act.document.utf8), to: "\(folder)/act.json")
            try Files.write(Array(act.signature.utf8), to: "\(folder)/act.json.sig")
        }
    }
}

extension LedgerSession {
    /// The proof of an entry under the present checkpoint, with the cosignatures that were added to it.
    func inclusionProof(of index: UInt64) throws -> InclusionProof {
        let proof = try ledger.inclusionProof(of: index)
        let text = try Checkpoint(text: SignedNote(proof.checkpoint).text)
        let head = SignedCheckpoint(checkpoint: text, note: proof.checkpoint)
        let note = try CosignedCheckpoint(path: url.cosignedPath).merged(into: head)
        return InclusionProof(index: index, hashes: proof.hashes, checkpoint: note.encoded)
    }
}
