import ArgumentParser
import Attestation
import Documents
import Ledger
import Storage

/// Proves that an entry is in the log.
struct LedgerProve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove that an entry is in the log, and write all that outsiders need to check it.",
        discussion: """
            With --into FOLDER: envelope.json, statement.json, pae.bin and signature.bin (the exact bytes the signature is \
            over, and the signature), ledger.pem, proof.json, proof.txt (C2SP) and checkpoint.txt.
            """)
    @Argument(help: ArgumentHelp("An entry's index, or a release (its newest decision).", valueName: "entry"))
    var entry: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH.", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: "The environment, when a release is given.")
    var environment: String?
    @Option(help: "Write the parts as files into this folder.")
    var into: String?
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        let index = try wanted(in: session)
        do {
            guard let found = try session.ledger.entry(at: index) else {
                throw CommandFailure(.usage, "the ledger has no entry \(index)")
            }
            let proof = try session.ledger.inclusionProof(of: index)
            let json = proof.json.prettyPrinted
            guard let into else { return Console.print(json) }
            try write(found, proof, keys: session.keys, json: json, to: into)
            Console.print("wrote the proof of entry \(index) to \(into)")
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private func wanted(in session: LedgerSession) throws -> UInt64 {
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
