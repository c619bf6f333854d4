import ArgumentParser
import Artifacts
import Attestation
import Ledger
import Storage

/// Makes a new, empty ledger.
struct LedgerInit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a new, empty ledger; refuses one that exists.")
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: "The log's name, unique among all ledgers; made from the key and chance when absent.")
    var origin: String?
    @Option(
        help: ArgumentHelp(
            "Keep the evidence in this repository of a registry, oci://HOST/REPOSITORY, instead of beside the ledger.",
            valueName: "url"))
    var evidence: EvidencePlace?
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        try LedgerMaker.make(ledger, origin: origin, home: try OperatorHome.current(), evidence: evidence)
        Console.print("made the ledger \(ledger.text)")
    }
}

/// Makes ledgers; a run never does.
enum LedgerMaker {
    static func make(
        _ url: LedgerURL, origin: String?, home: OperatorHome, evidence: EvidencePlace? = nil
    ) throws(CommandFailure) {
        guard try !url.isTaken() else {
            throw CommandFailure(
                .usage, "there is a ledger at \(url.text) already", fix: "Choose another path or database.")
        }
        let key = try home.ledgerKey(create: true)
        var generator = SystemRandomNumberGenerator()
        let chance = Hexadecimal.encode((0..<8).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        do {
            try url.create(
                origin: origin ?? "sluice.local/\(key.publicKey.keyID.prefix(12))-\(chance)", signer: LedgerSigner(key),
                evidence: evidence)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
