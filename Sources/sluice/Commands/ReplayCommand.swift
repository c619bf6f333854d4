import ArgumentParser
import Engine
import Ledger
import Stages

/// Derives old decisions again from their evidence.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Derive a decision again from its evidence, offline, and compare it byte for byte.",
        discussion: "Exit 0 when the same bytes come out, 1 when not, 4 when an input is missing.")
    @Argument(help: ArgumentHelp("The release: project/name@version, or a release digest.", valueName: "release"))
    var release: String
    @Option(help: "Only this environment.")
    var environment: String?
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH.", valueName: "url"))
    var ledger: LedgerURL
    @Flag(help: "Replay every decision about the release, not only the newest.")
    var all = false
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let session = try keys.open(ledger)
        let found = try DecisionFinder(session: session).all(release, environment: environment, limit: all ? 10_000 : 1)
        guard !found.isEmpty else { throw CommandFailure(.usage, "the ledger has no decision about '\(release)'") }
        let replay = Replay(
            catalog: try StageCatalog.builtin(), store: session.evidence, sleep: { try await Task.sleep(for: $0) })
        var differs = false
        for decision in found {
            let title = "entry \(decision.index): \(decision.body.verdict.rawValue)"
            do {
                switch try await replay.run(decision.body) {
                case .identical: Console.print("\(title) – identical, input digest \(decision.body.inputDigest)")
                case .different(let paths):
                    differs = true
                    Console.print("\(title) – DIFFERENT: \(paths.joined(separator: ", "))")
                }
            } catch let error as InputError {
                throw CommandFailure(.incomplete, "\(title): \(error.message) [\(error.code)]", fix: error.remedy)
            } catch let error as EvaluationFailure {
                let failure = CommandFailure(evaluation: error)
                Console.error(failure.text)
                throw CommandFailure(.incomplete, "\(title): can't be derived again")
            }
        }
        if differs { throw CommandFailure.silent(.broken) }
    }
}
