import ArgumentParser
import Ledger
import Storage

/// Why a decision came out so, and the shortest way to green.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why a decision came out so, and the shortest way to green.")

    @Argument(help: ArgumentHelp("The release: project/name@version, or a release digest.", valueName: "release"))
    var release: String
    @Option(help: "The environment; the newest decision of any when absent.")
    var environment: String?
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let session = try keys.open(ledger)
        guard let found = try DecisionFinder(session: session).newest(release, environment: environment) else {
            throw CommandFailure(
                .usage, "the ledger has no decision about '\(release)'", fix: "Check 'sluice ledger query'.")
        }
        Console.print(try DecisionExplanation(found.body, evidence: session.evidence).text(entry: found.index))
    }
}
