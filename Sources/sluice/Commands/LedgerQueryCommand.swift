import ArgumentParser
import Documents
import Ledger
import Reports
import Storage

/// Asks a ledger.
struct LedgerQueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask a ledger: its entries by a filter, or a view that answers one question.",
        discussion: """
            Entries come newest first. '--filter help' lists the fields, '--view help' the views with their arguments. The
            answers come from an index beside the ledger, PATH.index, which is caught up first and may be deleted at any
            time; what is shown of an entry comes from the signed entry.

              sluice ledger query --ledger sqlite:PATH --filter 'verdict == "rejected" && environment == "production"'
              sluice ledger query --ledger sqlite:PATH --view component --arg purl=pkg:npm/lodash --arg 'range=<4.17.21'

            Exit 4 says that something could not be examined: what is not listed may then be so all the same.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: ArgumentHelp("project/name, project/name@version or a release digest.", valueName: "release"))
    var release: String?
    @Option(help: "Only this environment.")
    var environment: String?
    @Option(help: ArgumentHelp("A condition in CEL over the fields of entries; 'help' lists them.", valueName: "cel"))
    var filter: String?
    @Option(help: ArgumentHelp("A kept question; 'help' lists them.", valueName: "name"))
    var view: String?
    @Option(help: ArgumentHelp("An argument of the view; may be repeated.", valueName: "name=value"))
    var arg: [String] = []
    @Option(help: ArgumentHelp("Only what was made at this RFC 3339 time or later.", valueName: "time"))
    var since: String?
    @Option(help: ArgumentHelp("Only what was made before this RFC 3339 time.", valueName: "time"))
    var until: String?
    @Option(help: ArgumentHelp("A file, folder or archive of OSV records, for views that need one.", valueName: "path"))
    var snapshot: String?
    @Option(help: "At most this many rows on a page, up to 10,000.")
    var limit = 100
    @Option(help: ArgumentHelp("Go on where a page with this token ended.", valueName: "token"))
    var after: String?
    @Flag(help: "Print page after page until the end.")
    var all = false
    @Option(help: ArgumentHelp("table, json, csv or markdown.", valueName: "format"))
    var output: QueryFormat?
    @Flag(help: "Print every field of the entries as JSON.")
    var json = false
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (1...IndexQuestions.maximumLimit).contains(limit) else {
            throw ValidationError("--limit is from 1 to \(IndexQuestions.maximumLimit)")
        }
        guard filter == nil || view == nil else { throw ValidationError("give --filter or --view, not both") }
        guard view != nil || arg.isEmpty else { throw ValidationError("--arg is for views") }
        guard view == nil || (release == nil && environment == nil) else {
            throw ValidationError("views take --arg, not --release or --environment")
        }
    }

    func run() throws {
        common.apply()
        if filter == "help" { return Console.print(QueryCatalog.help) }
        if view == "help" { return Console.print(ViewHelp.text) }
        let session = try keys.open(ledger)
        if filter == nil, view == nil, since == nil, until == nil, after == nil, output == nil, !all {
            return try plain(session)
        }
        let format = output ?? (json ? .json : .table)
        let question = try QueryQuestion(
            origin: session.ledger.origin, filter: filter, release: release, environment: environment, view: view,
            arguments: arg, since: since, until: until, snapshot: snapshot, isWide: format == .json || format == .csv)
        let index = try QuestionIndex.caughtUp(with: session)
        var cursor = try question.cursor(of: after)
        var isFirst = true
        var isComplete = true
        repeat {
            let page = try index.ask { try question.page($0, session: session, limit: limit, after: cursor) }
            let token = page.next.map { question.token($0) }
            Console.print(format.text(of: page, token: all ? nil : token, isFirst: isFirst))
            isComplete = isComplete && page.isComplete
            isFirst = false
            cursor = page.next
        } while all && cursor != nil
        if !isComplete { throw CommandFailure.silent(.incomplete) }
    }

    /// The entries about a release, from the ledger alone.
    private func plain(_ session: LedgerSession) throws {
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

extension QueryFormat: ExpressibleByArgument {}

/// The views and their arguments, for people.
enum ViewHelp {
    static var text: String {
        QueryView.all.map { view in
            var lines = ["\(view.name): \(view.summary)"]
            for argument in view.arguments {
                let need = argument.isRequired ? " (needed)" : ""
                lines.append("    --arg \(argument.name)=\(argument.kind.rawValue)  \(argument.meaning)\(need)")
            }
            if view.needsSnapshot { lines.append("    --snapshot PATH  the advisories (needed)") }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
