import Documents
import Ledger

extension QueryView {
    /// How long releases take.
    static let leadTime = QueryView(
        "lead-time",
        "Seconds from the first decision about a release, in any environment, to its first promotion in each.",
        arguments: [
            Argument("project", "the project"), Argument("name", "the release's name"),
            Argument("environment", "the environment"),
        ]
    ) { questions, request in
        let range = request.range
        var (conditions, values) = (range.conditions, range.values)
        for argument in ["project", "name", "environment"] {
            guard let value = request.text(argument) else { continue }
            conditions += " AND e.\(argument) = ?"
            values.append(.text(value))
        }
        let rows = try questions.connection.all(
            "SELECT e.idx, e.at, e.project, e.name, e.version, e.environment, (SELECT min(f.at) FROM entries f "
                + "WHERE f.digest = e.digest AND f.verdict <> '' AND f.time_source = 'clock') "
                + "FROM entries e WHERE e.effect = 1 AND NOT EXISTS (SELECT 1 FROM entries o WHERE o.digest = e.digest "
                + "AND o.effect = 1 AND o.line = e.line AND o.idx < e.idx)\(conditions) ORDER BY e.idx DESC LIMIT ?",
            values + [.integer(IndexQuestions.clamped(request.limit))])
        var page = QueryPage(columns: [
            "index", "time", "project", "release", "version", "environment", "firstDecision", "seconds",
        ])
        for row in rows {
            var cells: [QueryCell] = [.number(row.integer(0) ?? 0), QueryCell(seconds: row.integer(1))]
            for column in 2...5 { cells.append(QueryCell(row.text(column))) }
            cells.append(QueryCell(seconds: row.integer(6)))
            page.rows.append(cells + [.number((row.integer(1) ?? 0) - (row.integer(6) ?? 0))])
        }
        if rows.count == Int(IndexQuestions.clamped(request.limit)) { page.next = rows.last?.integer(0) }
        if rows.isEmpty, request.after == nil { page.notes.append("Nothing was promoted: there is no lead time.") }
        return page
    }

    /// Which rules stop releases, and how often.
    static let blockRate = QueryView(
        "block-rate",
        "For each rule: final decisions in which it blocked, in hundredths of a percent of all of them.",
        arguments: [
            Argument("project", "the project"), Argument("environment", "the environment"),
            Argument("rule", "one rule"),
        ]
    ) { questions, request in
        let range = RangeSQL(since: request.since, until: request.until, before: nil)
        var (conditions, values) = (range.conditions, range.values)
        for argument in ["project", "environment"] {
            guard let value = request.text(argument) else { continue }
            conditions += " AND e.\(argument) = ?"
            values.append(.text(value))
        }
        let final = "e.kind = 'decision' AND e.time_source = 'clock' AND e.verdict <> 'pending'\(conditions)"
        let counts = try questions.connection.row(
            "SELECT count(*), COALESCE(sum(CASE WHEN EXISTS (SELECT 1 FROM stage_uses s JOIN results r ON r.id = s.result "
                + "WHERE s.idx = e.idx AND r.state <> 0) THEN 1 ELSE 0 END), 0) FROM entries e WHERE \(final)", values)
        let (decisions, unread) = (counts?.integer(0) ?? 0, counts?.integer(1) ?? 0)
        var ruleValues = values
        if let rule = request.text("rule") { ruleValues.append(.text(rule)) }
        let rows = try questions.connection.all(
            "SELECT c.rule, count(DISTINCT CASE WHEN c.effect = 'blocking' THEN e.idx END), "
                + "count(DISTINCT CASE WHEN c.effect = 'waived' THEN e.idx END), count(DISTINCT e.idx) "
                + "FROM entries e JOIN stage_uses s ON s.idx = e.idx JOIN rule_counts c ON c.result = s.result "
                + "WHERE \(final)" + (request.text("rule") == nil ? "" : " AND c.rule = ?")
                + " GROUP BY c.rule ORDER BY c.rule", ruleValues)
        var page = QueryPage(columns: ["rule", "blocked", "waived", "found", "decisions", "blockedPerTenThousand"])
        for row in rows {
            let blocked = row.integer(1) ?? 0
            page.rows.append([
                QueryCell(row.text(0)), .number(blocked), .number(row.integer(2) ?? 0), .number(row.integer(3) ?? 0),
                .number(decisions), decisions > 0 ? .number(blocked * 10_000 / decisions) : .none,
            ])
        }
        page.notes.append("\(decisions) final decisions by the engine's clock were counted.")
        if unread > 0 {
            page.isComplete = false
            page.notes.append(
                "The records of \(unread) of them could not all be read: what their rules said is missing here.")
        }
        if decisions == 0 { page.notes.append("No decision, so there is no rate.") }
        return page
    }
}
