import ArgumentParser
import Documents
import Ledger
import Storage

/// The releases a ledger knows, newest first.
struct ReleaseList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the releases of a ledger.")
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: "Only this project.")
    var project: String?
    @Option(help: "Only this environment.")
    var environment: String?
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        do {
            let entries = try session.ledger.entries(
                matching: LedgerQuery(
                    project: project, environment: environment, kinds: [.decision], limit: LedgerQuery.maximumLimit))
            var seen: Set<String> = []
            for entry in entries {
                guard let body = try entry.content().decision,
                    seen.insert("\(body.release.digest) \(body.environment)").inserted
                else { continue }
                Console.print(
                    "\(body.project)/\(body.release.name)@\(body.release.version)  \(body.environment)  \(body.verdict.rawValue)  \(body.time.at)"
                )
            }
            if seen.isEmpty { Console.print("no releases") }
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}

/// Everything a decision says, as JSON.
struct ReleaseShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the newest decision about a release.")
    @Argument(help: ArgumentHelp("project/name@version, or a release digest.", valueName: "release"))
    var release: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: "Only this environment.")
    var environment: String?
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        guard let found = try DecisionFinder(session: session).newest(release, environment: environment) else {
            throw CommandFailure(.usage, "the ledger has no decision about '\(release)'")
        }
        Console.print(found.body.canonical.prettyPrinted)
    }
}
