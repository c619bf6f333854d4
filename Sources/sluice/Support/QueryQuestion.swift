import Advisories
import Artifacts
import Documents
import Ledger
import Storage

/// One question as it was asked on the command line, the same for each of its pages.
struct QueryQuestion {
    private enum Kind {
        case entries(EntryPredicate)
        case view(QueryView)
    }

    private let kind: Kind
    private let request: QueryView.Request
    /// What tokens are bound to.
    private let text: String
    /// Whether every field of an entry is shown.
    private let isWide: Bool

    init(
        origin: String, filter: String?, release: String?, environment: String?, view: String?, arguments: [String],
        since: String?, until: String?, snapshot: String?, isWide: Bool
    ) throws(CommandFailure) {
        self.isWide = isWide
        var request = QueryView.Request(now: WallClock.now)
        request.since = try Self.time(since, "--since")
        request.until = try Self.time(until, "--until")
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, request.arguments.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw CommandFailure(
                    .usage, "'\(argument)' is no argument of a view", fix: "Write --arg name=value, once.")
            }
        }
        if let snapshot { request.snapshot = try SnapshotFolder.load(snapshot) }
        if let view {
            guard let known = QueryView.named(view) else {
                throw CommandFailure(
                    .usage, "there is no view '\(view)'",
                    fix: "Use one of: \(QueryView.all.map(\.name).joined(separator: ", ")).")
            }
            do throws(ViewError) {
                try known.check(request)
            } catch {
                throw CommandFailure(.usage, error.message, fix: error.fix)
            }
            kind = .view(known)
        } else {
            kind = .entries(try Self.predicate(filter, release, environment))
        }
        self.request = request
        let parts = [origin, filter, release, environment, view, since, until, request.snapshot?.digest.description]
        text = (parts.map { $0 ?? "\0" } + arguments).joined(separator: "\u{1}")
    }

    private static func time(_ text: String?, _ flag: String) throws(CommandFailure) -> Timestamp? {
        guard let text else { return nil }
        guard let time = Timestamp(text) else {
            throw CommandFailure(
                .usage, "\(flag): '\(text)' is no time", fix: "Write it as 2026-11-23T12:00:00Z.")
        }
        return time
    }

    private static func predicate(_ filter: String?, _ release: String?, _ environment: String?) throws(CommandFailure)
        -> EntryPredicate
    {
        var parts: [EntryPredicate] = []
        func equal(_ name: String, _ value: String?) {
            guard let value else { return }
            parts.append(.compare(.init(scope: .entry, name: name), .equal, .text(value)))
        }
        if let filter {
            do throws(Diagnostics) {
                parts.append(try EntryFilter(filter).predicate)
            } catch {
                throw CommandFailure(error)
            }
        }
        if let release {
            var query = LedgerQuery()
            try query.select(release)
            equal("project", query.project)
            equal("release", query.name)
            equal("version", query.version)
            equal("digest", query.releaseDigest?.description)
        }
        equal("environment", environment)
        return .all(parts.isEmpty ? [.always(true)] : parts)
    }

    // MARK: pages

    func token(_ cursor: Int64) -> String { QueryToken.make(cursor, question: text) }

    /// - Throws: Usage for a token of another question.
    func cursor(of token: String?) throws(CommandFailure) -> Int64? {
        guard let token else { return nil }
        guard let cursor = QueryToken.cursor(of: token, question: text) else {
            throw CommandFailure(
                .usage, "the token '\(token)' is not of this question",
                fix: "Ask the same question of the same ledger that gave the token.")
        }
        return cursor
    }

    func page(_ questions: IndexQuestions, session: LedgerSession, limit: Int, after: Int64?) throws -> QueryPage {
        var request = request
        request.limit = limit
        request.after = after
        switch kind {
        case .view(let view): return try view.page(questions, request)
        case .entries(let predicate):
            let indexes = try questions.entries(
                matching: predicate, since: request.since, until: request.until, before: after, limit: limit)
            var page = QueryPage(columns: isWide ? ["index"] + LedgerFields.columns : Self.columns)
            for index in indexes {
                guard let entry = try session.ledger.entry(at: index) else {
                    throw LedgerError(.inconsistent, "the index names entry \(index), which the ledger does not have")
                }
                page.rows.append(row(entry))
            }
            if indexes.count == limit { page.next = indexes.last.map { Int64(clamping: $0) } }
            if indexes.isEmpty, after == nil { page.notes.append("No entry fulfils this.") }
            return page
        }
    }

    private static let columns = [
        "index", "time", "kind", "verdict", "project", "release", "version", "environment", "principal",
    ]

    private func row(_ entry: LedgerEntry) -> [QueryCell] {
        let fields = entry.fields
        let index = QueryCell.number(Int64(clamping: entry.index))
        if isWide { return [index] + fields.values.map { QueryCell($0) } }
        return [
            index, .time(fields.time.at), QueryCell(fields.kind.rawValue), QueryCell(fields.verdict?.rawValue),
            QueryCell(fields.project), QueryCell(fields.name), QueryCell(fields.version),
            QueryCell(fields.environment), QueryCell(fields.principal),
        ]
    }
}
