import ArgumentParser
import Documents
import Ledger
import Storage

/// Lists entries about a release.
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
        if let release { try query.select(release) }
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
        for (name, value) in zip(LedgerFields.columns, entry.fields.values) {
            members.append(.init(name, .optional(value)))
        }
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
