import ArgumentParser
import Artifacts
import Attestation
import Documents
import Engine
import Governance
import Ledger
import Storage

/// The log by itself.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Make, verify, query and prove a ledger.",
        subcommands: [
            LedgerInit.self, LedgerVerify.self, LedgerQueryCommand.self, LedgerProve.self, LedgerTrust.self,
        ])
}

struct LedgerInit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a new, empty ledger; refuses one that exists.")
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH.", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: "The log's name, unique among all ledgers; made from the key and chance when absent.")
    var origin: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        try LedgerMaker.make(ledger, origin: origin, home: try OperatorHome.current())
        Console.print("made the ledger \(ledger.text)")
    }
}

/// Makes ledgers; a run never does.
enum LedgerMaker {
    static func make(_ url: LedgerURL, origin: String?, home: OperatorHome) throws(CommandFailure) {
        guard !Files.exists(url.path) else {
            throw CommandFailure(.usage, "there is a ledger at \(url.text) already", fix: "Choose another path.")
        }
        let key = try home.ledgerKey(create: true)
        var generator = SystemRandomNumberGenerator()
        let chance = Hexadecimal.encode((0..<8).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        do {
            let folder = Files.folder(of: url.path)
            if folder != "." { try Files.makeFolder(folder) }
            try SQLiteLedger.create(
                at: url.path, origin: origin ?? "sluice.local/\(key.publicKey.keyID.prefix(12))-\(chance)",
                signer: LedgerSigner(key))
            _ = try FolderContentStore(at: url.evidencePath)
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}

struct LedgerVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute and check every entry, tile, checkpoint and indexed field.",
        discussion: "Keys come from --key, --trust or SLUICE_HOME, never from the ledger. Exit 1 names what is wrong.")
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH.", valueName: "url"))
    var ledger: LedgerURL
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        guard Files.exists(ledger.path) else { throw CommandFailure(.usage, "there is no ledger at \(ledger.text)") }
        let report: LedgerReport
        do {
            report = try await LedgerVerifier(keys: try verifyingKeys(), actCheck: Self.problem).verify(
                try SQLiteLedgerSource(at: ledger.path))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
        for problem in report.problems { Console.error("error: \(problem)") }
        guard report.isSound, let checkpoint = report.checkpoint else {
            throw CommandFailure(.broken, "the ledger does not verify: \(report.problems.count + report.omitted) problems")
        }
        let pending = report.pending == 0 ? "" : ", \(report.pending) not covered yet"
        Console.print("verified \(checkpoint.size) entries and \(report.tiles) tiles\(pending)\nroot \(checkpoint.root)")
    }

    private func verifyingKeys() throws(CommandFailure) -> [PublicKey] {
        var found = try keys.keys()
        if let trust = keys.trust {
            for pem in try TrustFiles(path: trust).policy.ledgerKeys {
                do {
                    found.append(try PublicKey(pem: pem))
                } catch {
                    throw CommandFailure(.usage, "a ledger key of the trust policy can't be used: \(error.message)")
                }
            }
        }
        if found.isEmpty { found = [try OperatorHome.current().ledgerKey(create: false).publicKey] }
        return found
    }

    /// What people signed must still hold, by the same function that judged it.
    private static func problem(_ act: SignedActRecord) -> String? {
        do {
            _ = try SignedAct(documentBytes: Array(act.document.utf8), signature: act.signature)
            return nil
        } catch {
            return error.message
        }
    }
}

struct LedgerQueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "List entries about a release, newest first.")
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH.", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: ArgumentHelp("project/name, project/name@version or a release digest.", valueName: "release"))
    var release: String?
    @Option(help: "Only this environment.")
    var environment: String?
    @Option(help: "At most this many entries, up to 10,000.")
    var limit = 100
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        var query = LedgerQuery(environment: environment, limit: limit)
        if let release {
            if let digest = Digest(release) {
                query.releaseDigest = digest
            } else {
                let name = try ReleaseName(release)
                query.project = name.project
                query.name = name.name
                query.version = name.version
            }
        }
        do {
            let entries = try session.ledger.entries(matching: query)
            Console.print(
                json
                    ? JSONValue.array(entries.map(row)).prettyPrinted
                    : entries.isEmpty ? "no entries" : entries.map(line).joined(separator: "\n"))
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private func row(_ entry: LedgerEntry) -> JSONValue {
        var members: [JSONValue.Member] = [.init("index", .integer(Int64(entry.index)))]
        for (name, value) in zip(LedgerFields.columns, entry.fields.values) { members.append(.init(name, .optional(value))) }
        return .object(members)
    }

    private func line(_ entry: LedgerEntry) -> String {
        let fields = entry.fields
        let release = [fields.project, fields.name].compactMap { $0 }.joined(separator: "/")
        let version = fields.version.map { "@\($0)" } ?? ""
        return [
            String(entry.index), fields.time.at.description, fields.kind.rawValue, fields.verdict?.rawValue ?? "",
            release + version, fields.environment ?? "", fields.principal ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}

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
            try write(found, proof, json: json, to: into)
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

    private func write(_ entry: LedgerEntry, _ proof: InclusionProof, json: String, to folder: String) throws {
        let envelope = try Envelope(json: entry.envelope)
        guard let signature = envelope.signatures.first else { throw CommandFailure(.broken, "the entry has no signature") }
        let key = try OperatorHome.current().ledgerKeyPath
        try Files.makeFolder(folder)
        try Files.write(entry.envelope, to: "\(folder)/envelope.json")
        try Files.write(envelope.payload, to: "\(folder)/statement.json")
        try Files.write(
            DSSE.preAuthenticationEncoding(payloadType: envelope.payloadType, payload: envelope.payload),
            to: "\(folder)/pae.bin")
        try Files.write(signature.bytes, to: "\(folder)/signature.bin")
        try Files.write(Array(json.utf8), to: "\(folder)/proof.json")
        try Files.write(proof.text, to: "\(folder)/proof.txt")
        try Files.write(proof.checkpoint, to: "\(folder)/checkpoint.txt")
        if Files.exists(key) {
            let pem = try OperatorHome.current().ledgerKey(create: false).publicKey.pem
            try Files.write(Array(pem.utf8), to: "\(folder)/ledger.pem")
        }
        if case .act(let act) = try entry.content() {
            try Files.write(Array(act.document.utf8), to: "\(folder)/act.json")
            try Files.write(Array(act.signature.utf8), to: "\(folder)/act.json.sig")
        }
    }
}
