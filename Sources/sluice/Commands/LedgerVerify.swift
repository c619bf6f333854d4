import ArgumentParser
import Attestation
import Engine
import Governance
import Ledger
import Storage

/// Recomputes and checks a whole ledger.
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
            throw CommandFailure(
                .broken, "the ledger does not verify: \(report.problems.count + report.omitted) problems")
        }
        let pending = report.pending == 0 ? "" : ", \(report.pending) not covered yet"
        Console.print(
            "verified \(checkpoint.size) entries and \(report.tiles) tiles\(pending)\nroot \(checkpoint.root)")
    }

    private func verifyingKeys() throws(CommandFailure) -> [PublicKey] {
        var found = try keys.keys()
        if let trust = keys.trust { found += try TrustFiles(path: trust).policy.readLedgerKeys() }
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
