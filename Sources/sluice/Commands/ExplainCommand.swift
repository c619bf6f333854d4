import ArgumentParser
import Artifacts
import Documents
import Engine
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
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH.", valueName: "url"))
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

/// Finds decisions by the names people use.
struct DecisionFinder {
    let session: LedgerSession

    func newest(_ release: String, environment: String?) throws -> (index: UInt64, body: DecisionBody)? {
        try all(release, environment: environment, limit: 1).first
    }

    /// Newest first.
    func all(_ release: String, environment: String?, limit: Int) throws -> [(index: UInt64, body: DecisionBody)] {
        var query = LedgerQuery(environment: environment, kinds: [.decision], limit: limit)
        if let digest = Digest(release) {
            query.releaseDigest = digest
        } else {
            let name = try ReleaseName(release)
            query.project = name.project
            query.name = name.name
            query.version = name.version
        }
        do {
            return try session.ledger.entries(matching: query).compactMap { entry in
                try entry.content().decision.map { (entry.index, $0) }
            }
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}

/// `project/name@version`; the version may be left out.
struct ReleaseName {
    let project: String
    let name: String
    let version: String?

    init(_ text: String) throws(CommandFailure) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let slash = parts[0].utf8.firstIndex(of: UInt8(ascii: "/")), parts[0].utf8.count > 2 else {
            throw CommandFailure(.usage, "'\(text)' is no release", fix: "Write project/name@version, or its digest.")
        }
        project = String(parts[0][..<slash])
        name = String(parts[0][parts[0].utf8.index(after: slash)...])
        version = parts.count == 2 ? parts[1] : nil
    }
}
