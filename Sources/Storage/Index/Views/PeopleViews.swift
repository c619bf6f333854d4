import Documents
import Ledger

extension QueryView {
    /// Who approved what, and with which waivers it passed.
    static let approvals = QueryView(
        "approvals", "Who approved which decision, in which role, with which waivers.",
        arguments: [
            Argument("principal", "who approved"), Argument("role", "in which role"),
            Argument("project", "the project"),
            Argument("name", "the release's name"), Argument("environment", "the environment"),
            Argument("outcome", "promoted, rejected or pending"),
        ]
    ) { questions, request in
        let range = request.range
        var (conditions, values) = (range.conditions, range.values)
        let columns = [
            ("principal", "a.principal"), ("role", "a.role"), ("project", "e.project"), ("name", "e.name"),
            ("environment", "e.environment"), ("outcome", "e.verdict"),
        ]
        for (argument, column) in columns {
            guard let value = request.text(argument) else { continue }
            conditions += " AND \(column) = ?"
            values.append(.text(value))
        }
        if let before = request.after {
            conditions += " AND a.idx < ?"
            values.append(.integer(before))
        }
        let limit = Int(IndexQuestions.clamped(request.limit))
        var rows: [SQLRow] = []
        var next: Int64?
        // Approvals newest first, so that a page is read and no more, unless a name makes the decisions the fewer.
        let source =
            request.text("name") == nil ? "approvals a CROSS JOIN entries e" : "entries e CROSS JOIN approvals a"
        // A decision's approvals stand together on one page.
        try questions.connection.rows(
            "SELECT e.idx, e.at, e.project, e.name, e.version, e.environment, e.verdict, a.principal, a.role, a.document "
                + "FROM \(source) WHERE a.idx = e.idx\(conditions) ORDER BY a.idx DESC", values
        ) { row in
            if rows.count >= limit, row.integer(0) != rows.last?.integer(0) {
                next = rows.last?.integer(0)
                return false
            }
            rows.append(row)
            return true
        }
        rows.sort(by: isBefore)
        let waivers = try questions.texts(of: rows.compactMap { $0.integer(0) }, "waiver", in: "waivers")
        var page = QueryPage(columns: [
            "index", "time", "project", "release", "version", "environment", "verdict", "principal", "role", "document",
            "waivers",
        ])
        for row in rows {
            var cells: [QueryCell] = [.number(row.integer(0) ?? 0), QueryCell(seconds: row.integer(1))]
            for column in 2...9 { cells.append(QueryCell(row.text(column))) }
            page.rows.append(cells + [.list(waivers[row.integer(0) ?? 0] ?? [])])
        }
        page.next = next
        if rows.isEmpty, request.after == nil { page.notes.append("No decision that fulfils this has an approval.") }
        return page
    }

    /// The newest decision first, its approvals by person, role and document.
    @Sendable private static func isBefore(_ first: SQLRow, _ second: SQLRow) -> Bool {
        let (left, right) = (first.integer(0) ?? 0, second.integer(0) ?? 0)
        guard left == right else { return left > right }
        for column in 7...9 {
            let (left, right) = (Array((first.text(column) ?? "").utf8), Array((second.text(column) ?? "").utf8))
            if left != right { return left.lexicographicallyPrecedes(right) }
        }
        return false
    }

    /// How long reviews wait for a person.
    static let approvalLatency = QueryView(
        "approval-latency",
        "Seconds from the first pending decision with a review digest to each approval of it.",
        arguments: [Argument("project", "the project"), Argument("environment", "the environment")]
    ) { questions, request in
        let range = request.range
        var (conditions, values) = (range.conditions, range.values)
        for argument in ["project", "environment"] {
            guard let value = request.text(argument) else { continue }
            conditions += " AND e.\(argument) = ?"
            values.append(.text(value))
        }
        let rows = try questions.connection.all(
            "SELECT e.idx, e.at, e.project, COALESCE(r.name, ''), COALESCE(r.version, ''), e.environment, e.principal, "
                + "COALESCE(a.role, ''), (SELECT min(d.at) FROM entries d WHERE d.digest = e.digest "
                + "AND d.environment = e.environment AND d.review = e.review AND d.verdict = 'pending' "
                + "AND d.time_source = 'clock' AND d.idx < e.idx) "
                + "FROM entries e LEFT JOIN releases r ON r.digest = e.digest LEFT JOIN acts a ON a.idx = e.idx "
                + "WHERE e.kind = 'approval'\(conditions) ORDER BY e.idx DESC LIMIT ?",
            values + [.integer(IndexQuestions.clamped(request.limit))])
        var page = QueryPage(columns: [
            "index", "time", "project", "release", "version", "environment", "principal", "role", "pendingSince",
            "seconds",
        ])
        for row in rows {
            var cells: [QueryCell] = [.number(row.integer(0) ?? 0), QueryCell(seconds: row.integer(1))]
            for column in 2...7 { cells.append(QueryCell(row.text(column))) }
            cells.append(QueryCell(seconds: row.integer(8)))
            if let since = row.integer(8), let at = row.integer(1) {
                cells.append(.number(at - since))
            } else {
                cells.append(.none)
            }
            page.rows.append(cells)
        }
        if rows.count == Int(IndexQuestions.clamped(request.limit)) { page.next = rows.last?.integer(0) }
        let early = page.rows.count { $0.last == QueryCell.none }
        if early > 0 {
            page.notes.append("\(early) approvals had no pending decision before them: they have no latency.")
        }
        if rows.isEmpty, request.after == nil { page.notes.append("No approval was logged.") }
        return page
    }

    /// What is live only because somebody waived something.
    static let waiverDebt = QueryView(
        "waiver-debt",
        "Waivers that what is live now depends on, with the seconds until each ends (negative: overdue).",
        arguments: [Argument("project", "the project"), Argument("environment", "the environment")]
    ) { questions, request in
        var (conditions, values): (String, [SQLValue]) = ("", [])
        for argument in ["project", "environment"] {
            guard let value = request.text(argument) else { continue }
            conditions += " AND l.\(argument) = ?"
            values.append(.text(value))
        }
        let rows = try questions.connection.all(
            "SELECT w.waiver, w.document, w.until, count(*), min(e.at) FROM lines l JOIN waivers w ON w.idx = l.live "
                + "JOIN entries e ON e.idx = l.live WHERE 1 = 1\(conditions) "
                + "GROUP BY w.waiver, w.document, w.until ORDER BY w.until, w.waiver, w.document", values)
        let live =
            try questions.connection.row("SELECT count(*) FROM lines l WHERE l.live >= 0\(conditions)", values)?
            .integer(0)
            ?? 0
        var page = QueryPage(columns: ["waiver", "document", "until", "secondsLeft", "livePromotions", "since"])
        for row in rows {
            let until = row.integer(2) ?? QueryCatalog.noEnd
            let hasEnd = until != QueryCatalog.noEnd
            page.rows.append([
                QueryCell(row.text(0)), QueryCell(row.text(1)), hasEnd ? QueryCell(seconds: until) : .none,
                hasEnd ? .number(until - request.now.seconds) : .none, .number(row.integer(3) ?? 0),
                QueryCell(seconds: row.integer(4)),
            ])
        }
        page.notes.append("\(live) releases are live; the debt is as of \(request.now).")
        if live == 0 { page.notes.append("Nothing is live, so nothing can be said about debt.") }
        return page
    }
}
