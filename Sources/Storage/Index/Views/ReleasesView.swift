import Documents
import Ledger

extension QueryView {
    /// Decisions by everything releases are looked for.
    static let releases = QueryView(
        "releases", "Decisions about releases, newest first, by name, digest, environment, outcome, people, policies.",
        arguments: [
            Argument("project", "the project"), Argument("name", "the release's name"),
            Argument("version", "the release's version"), Argument("digest", "the release digest"),
            Argument("environment", "the environment"), Argument("outcome", "promoted, rejected or pending"),
            Argument("approver", "who approved"), Argument("waiver", "the id or document digest of a waiver"),
            Argument("policies", "the digest of the policies"),
            Argument("commit", "the pipeline's commit, or its beginning"),
            Argument("live", "only what is live now", kind: .flag),
        ]
    ) { questions, request in
        var filter = questions.filterOfPage
        let condition = try filter.condition(predicate(request))
        let range = request.range
        let rows = try questions.connection.all(
            "SELECT e.idx, e.at, e.project, e.name, e.version, e.environment, e.verdict, e.enforcement, e.digest, "
                + "p.commit_id, p.policies, CASE WHEN e.idx IN (SELECT live FROM lines) THEN 1 ELSE 0 END "
                + "FROM \(FilterSQL.source) WHERE (\(condition))\(range.conditions) ORDER BY e.idx DESC LIMIT ?",
            filter.values + range.values + [.integer(IndexQuestions.clamped(request.limit))])
        let indexes = rows.compactMap { $0.integer(0) }
        let approvers = try questions.texts(of: indexes, "principal", in: "approvals")
        let waivers = try questions.texts(of: indexes, "waiver", in: "waivers")
        var page = QueryPage(columns: [
            "index", "time", "project", "release", "version", "environment", "verdict", "enforcement", "live",
            "approvers", "waivers", "digest", "commit", "policies",
        ])
        for row in rows {
            let index = row.integer(0) ?? 0
            page.rows.append([
                .number(index), QueryCell(seconds: row.integer(1)), QueryCell(row.text(2)), QueryCell(row.text(3)),
                QueryCell(row.text(4)), QueryCell(row.text(5)), QueryCell(row.text(6)), QueryCell(row.text(7)),
                .flag(row.integer(11) == 1), .list(approvers[index] ?? []), .list(waivers[index] ?? []),
                QueryCell(row.text(8)), QueryCell(row.text(9)), QueryCell(row.text(10)),
            ])
        }
        if rows.count == Int(IndexQuestions.clamped(request.limit)) { page.next = indexes.last }
        if rows.isEmpty, request.after == nil { page.notes.append("No decision fulfils this.") }
        return page
    }

    private static func predicate(_ request: Request) -> EntryPredicate {
        func field(_ name: String) -> EntryPredicate.Field { EntryPredicate.Field(scope: .entry, name: name) }
        var parts: [EntryPredicate] = [.compare(field("kind"), .equal, .text(EntryKind.decision.rawValue))]
        let columns = [
            ("project", "project"), ("name", "release"), ("version", "version"), ("digest", "digest"),
            ("environment", "environment"), ("outcome", "verdict"), ("policies", "policies"),
        ]
        for (argument, name) in columns {
            if let value = request.text(argument) { parts.append(.compare(field(name), .equal, .text(value))) }
        }
        func element(_ list: String, _ name: String) -> EntryPredicate.Field {
            EntryPredicate.Field(scope: .element(list: list, slot: 0), name: name)
        }
        if let approver = request.text("approver") {
            parts.append(
                .element(list: "approvers", slot: 0, .compare(element("approvers", ""), .equal, .text(approver))))
        }
        if let waiver = request.text("waiver") {
            let conditions = ["id", "document"].map {
                EntryPredicate.compare(element("waivers", $0), .equal, .text(waiver))
            }
            parts.append(.element(list: "waivers", slot: 0, .any(conditions)))
        }
        if let commit = request.text("commit") { parts.append(.match(field("pipeline.commit"), .starts, commit)) }
        if let live = request.text("live") {
            parts.append(live == "true" ? .flag(field("live")) : .not(.flag(field("live"))))
        }
        return .all(parts)
    }
}

extension IndexQuestions {
    /// One text column of a list, by entry, sorted by bytes.
    func texts(of indexes: [Int64], _ column: String, in table: String) throws -> [Int64: [String]] {
        var found: [Int64: [String]] = [:]
        try Self.slices(indexes) { slice, marks in
            try connection.rows(
                "SELECT idx, \(column) FROM \(table) WHERE idx IN (\(marks)) ORDER BY idx, \(column)",
                slice.map { .integer($0) }
            ) { row in
                found[row.integer(0) ?? 0, default: []].append(row.text(1) ?? "")
                return true
            }
        }
        return found
    }
}
