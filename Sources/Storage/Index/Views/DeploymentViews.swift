import Documents
import Ledger

extension QueryView {
    /// What was live at a moment, from decisions and from what was recorded.
    static let liveOn = QueryView(
        "live-on", "What was live at a moment by decisions, and what was recorded as deployed; now when none is given.",
        arguments: [
            Argument("date", "the moment", kind: .time), Argument("project", "the project"),
            Argument("name", "the release's name"),
            Argument("environment", "the environment"),
        ]
    ) { questions, request in
        let moment = request.time("date") ?? request.now
        func conditions(_ alias: String) -> (String, [SQLValue]) {
            var (text, values): (String, [SQLValue]) = ("", [])
            for argument in ["project", "name", "environment"] {
                guard let value = request.text(argument) else { continue }
                text += " AND \(alias).\(argument) = ?"
                values.append(.text(value))
            }
            return (text, values)
        }
        let (where1, values1) = conditions("p")
        let at = SQLValue.integer(moment.seconds)
        var places: [Place: (decided: SQLRow?, deployed: [SQLRow])] = [:]
        try questions.connection.rows(
            "SELECT e.project, e.name, e.environment, e.version, e.digest, e.at, e.idx FROM ("
                + "SELECT p.line AS line, max(p.idx) AS idx FROM entries p WHERE p.effect = 1 AND p.at <= ? "
                + "AND NOT EXISTS (SELECT 1 FROM entries t WHERE t.digest = p.digest AND t.effect = 2 AND t.idx > p.idx "
                + "AND t.at <= ? AND t.project = p.project AND (t.line = p.line OR (t.line = 0 AND "
                + "(t.environment = '' OR t.environment = p.environment))))\(where1) GROUP BY p.line) l "
                + "JOIN entries e ON e.idx = l.idx", [at, at] + values1
        ) { row in
            places[Place(row), default: (nil, [])].decided = row
            return true
        }
        let (where2, values2) = conditions("d")
        try questions.connection.rows(
            "SELECT d.project, d.name, d.environment, d.version, d.digest, d.happened, d.idx FROM entries d "
                + "WHERE d.kind IN ('deployed', 'adopted') AND d.happened <= ? AND NOT EXISTS (SELECT 1 FROM entries t "
                + "WHERE t.digest = d.digest AND t.kind IN ('deployed', 'adopted', 'retired') AND t.project = d.project "
                + "AND t.environment = d.environment AND (t.happened > d.happened OR (t.happened = d.happened AND t.idx > d.idx)) AND t.happened <= ?)\(where2) ORDER BY d.idx",
            [at, at] + values2
        ) { row in
            places[Place(row), default: (nil, [])].deployed.append(row)
            return true
        }
        return page(places, request, moment)
    }

    private struct Place: Hashable {
        let parts: [String]

        init(_ row: SQLRow) { parts = [row.text(0) ?? "", row.text(1) ?? "", row.text(2) ?? ""] }

        var bytes: [UInt8] { Array(parts.joined(separator: "\0").utf8) }
    }

    private static func page(
        _ places: [Place: (decided: SQLRow?, deployed: [SQLRow])], _ request: Request, _ moment: Timestamp
    ) -> QueryPage {
        var page = QueryPage(columns: [
            "project", "release", "environment", "version", "digest", "decided", "index", "deployed", "agreement",
        ])
        // Places are paged by their order: what is live at a fixed moment does not change.
        let start = Int(clamping: request.after ?? 0)
        let limit = Int(IndexQuestions.clamped(request.limit))
        let sorted = places.keys.map { ($0, $0.bytes) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }
        for (place, _) in sorted.dropFirst(start).prefix(limit) {
            guard let (decided, deployed) = places[place] else { continue }
            let agreement: String
            switch (decided, deployed.isEmpty) {
            case (nil, _): agreement = "undecided"
            case (_, true): agreement = "not-recorded"
            case (let decided?, false):
                agreement = deployed.allSatisfy { $0.text(4) == decided.text(4) } ? "same" : "differs"
            }
            page.rows.append([
                QueryCell(place.parts[0]), QueryCell(place.parts[1]), QueryCell(place.parts[2]),
                QueryCell(decided?.text(3)), QueryCell(decided?.text(4)), QueryCell(seconds: decided?.integer(5)),
                decided?.integer(6).map { .number($0) } ?? .none,
                .list(deployed.map { "\($0.text(3) ?? "") \($0.text(4) ?? "")" }), .text(agreement),
            ])
        }
        if sorted.count > start + limit { page.next = Int64(start + limit) }
        page.notes.append("As of \(moment), entries made later left out.")
        if places.isEmpty { page.notes.append("Nothing was live and nothing was recorded as deployed.") }
        return page
    }

    /// Deployments that nobody allowed.
    static let undecided = QueryView(
        "undecided", "Deployments that no standing promotion allowed when they were recorded, with the reason.",
        arguments: [Argument("project", "the project"), Argument("environment", "the environment")]
    ) { questions, request in
        let range = RangeSQL(since: request.since, until: request.until, before: request.after, column: "e.happened")
        var (conditions, values) = (range.conditions, range.values)
        var (narrow, narrowValues): (String, [SQLValue]) = ("", [])
        for argument in ["project", "environment"] {
            guard let value = request.text(argument) else { continue }
            narrow += " AND e.\(argument) = ?"
            narrowValues.append(.text(value))
        }
        conditions += narrow
        values += narrowValues
        let promoted =
            "SELECT 1 FROM entries p WHERE p.digest = e.digest AND p.effect = 1 AND p.project = e.project "
            + "AND p.environment = e.environment AND p.idx < e.idx AND p.at <= e.happened"
        let standing =
            promoted + " AND NOT EXISTS (SELECT 1 FROM entries t WHERE t.digest = p.digest AND t.effect = 2 "
            + "AND t.idx > p.idx AND t.idx < e.idx AND t.project = p.project AND (t.line = p.line OR (t.line = 0 AND "
            + "(t.environment = '' OR t.environment = p.environment))))"
        let rows = try questions.connection.all(
            "SELECT e.idx, e.happened, e.project, e.name, e.version, e.environment, e.digest, "
                + "CASE WHEN e.digest = '' THEN 'unknown-release' WHEN EXISTS (\(promoted)) THEN 'taken-back' "
                + "WHEN EXISTS (SELECT 1 FROM entries a WHERE a.kind = 'adopted' AND a.digest = e.digest AND "
                + "a.environment = e.environment AND a.project = e.project AND a.idx < e.idx) THEN 'adopted' "
                + "WHEN EXISTS (SELECT 1 FROM entries d WHERE d.verdict <> '' AND d.digest = e.digest AND "
                + "d.environment = e.environment AND d.project = e.project AND d.idx < e.idx) THEN 'not-promoted' "
                + "ELSE 'never-judged' END FROM entries e WHERE e.kind = 'deployed' AND NOT EXISTS (\(standing))"
                + "\(conditions) ORDER BY e.idx DESC LIMIT ?",
            values + [.integer(IndexQuestions.clamped(request.limit))])
        let whole = RangeSQL(
            since: request.since, until: request.until, before: nil, column: "e.happened")
        let all =
            try questions.connection.row(
                "SELECT count(*) FROM entries e WHERE e.kind = 'deployed'\(whole.conditions)\(narrow)",
                whole.values + narrowValues)?.integer(0) ?? 0
        var page = QueryPage(columns: [
            "index", "time", "project", "release", "version", "environment", "digest", "reason",
        ])
        for row in rows {
            var cells: [QueryCell] = [.number(row.integer(0) ?? 0), QueryCell(seconds: row.integer(1))]
            for column in 2...7 { cells.append(QueryCell(row.text(column))) }
            page.rows.append(cells)
        }
        if rows.count == Int(IndexQuestions.clamped(request.limit)) { page.next = rows.last?.integer(0) }
        page.notes.append(
            all == 0
                ? "No deployment was recorded in this time: nothing can be said about what was deployed."
                : "\(all) deployments were recorded in this time.")
        return page
    }
}
