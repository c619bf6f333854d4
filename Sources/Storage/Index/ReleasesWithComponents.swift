import Documents
import Ledger

extension IndexQuestions {
    /// Up to this many inventories are looked up one by one; more are looked for among the promotions, newest first.
    private static let fewInventories = 1000

    private static let columns =
        "e.idx, e.at, e.project, e.name, e.version, e.environment, e.digest, e.enforcement, "
        + "CASE WHEN e.idx IN (SELECT live FROM lines) THEN 1 ELSE 0 END, ri.inventory"

    /// Each release's newest promotion in each environment, by the engine's clock.
    private static let promotions =
        "e.verdict = 'promoted' AND e.time_source = 'clock' AND NOT EXISTS (SELECT 1 FROM entries o "
        + "WHERE o.release = e.release AND o.line = e.line AND o.verdict = 'promoted' AND o.time_source = 'clock' "
        + "AND o.idx > e.idx)"

    /// One page of the promoted releases whose inventories hold any of some components.
    /// - Parameter cells: What to add to a row, given the components that stand in the release.
    func releases(
        containing components: [Int64], _ request: QueryView.Request,
        cells: (SQLRow, [Int64]) -> [QueryCell], extra: () -> [String] = { [] }
    ) throws -> QueryPage {
        let postings = try ComponentPostings(of: components, in: connection)
        var page = QueryPage(
            columns: [
                "index", "time", "project", "release", "version", "environment", "live", "enforcement", "digest",
                "components",
            ] + extra())
        let limit = Int(Self.clamped(request.limit))
        var found: [(row: SQLRow, inventories: [Int64])] = []
        try promotions(with: postings, request) { row in
            let inventory = row.integer(9) ?? -1
            guard postings.contains(inventory) else { return true }
            if let last = found.last, last.row.integer(0) == row.integer(0) {
                found[found.count - 1].inventories.append(inventory)
                return true
            }
            found.append((row, [inventory]))
            return found.count <= limit
        }
        if found.count > limit {
            found.removeLast()
            page.next = found.last?.row.integer(0)
        }
        for (row, inventories) in found {
            let ids = Set(inventories.flatMap { postings.components(in: $0) }).sorted()
            var values: [QueryCell] = [.number(row.integer(0) ?? 0), QueryCell(seconds: row.integer(1))]
            for column in 2...5 { values.append(QueryCell(row.text(column))) }
            values += [.flag(row.integer(8) == 1), QueryCell(row.text(7)), QueryCell(row.text(6))]
            page.rows.append(values + cells(row, ids))
        }
        let unread =
            try connection.row(
                "SELECT (SELECT count(*) FROM releases WHERE inventories = -1) + "
                    + "(SELECT count(*) FROM inventories WHERE state <> 0)")?.integer(0) ?? 0
        if unread > 0 {
            page.isComplete = false
            page.notes.append(
                "\(unread) releases or SBOMs could not be read from the evidence: they may contain it too.")
        }
        return page
    }

    /// Hands over promotions with each of their inventories, newest first: at least all that have one of the postings.
    private func promotions(
        with postings: ComponentPostings, _ request: QueryView.Request, _ body: (SQLRow) throws -> Bool
    ) throws {
        guard postings.inventoryCount > 0 else { return }
        let range = request.range
        var (conditions, values) = (range.conditions, range.values)
        if let environment = request.text("environment") {
            conditions += " AND e.environment = ?"
            values.append(.text(environment))
        }
        if request.text("live") == "true" { conditions += " AND e.idx IN (SELECT live FROM lines)" }
        if request.text("live") == "false" { conditions += " AND e.idx NOT IN (SELECT live FROM lines)" }
        guard postings.inventoryCount <= Self.fewInventories else {
            try connection.rows(
                "SELECT \(Self.columns) FROM entries e JOIN release_inventories ri ON ri.release = e.release "
                    + "WHERE \(Self.promotions)\(conditions) ORDER BY e.idx DESC", values, body)
            return
        }
        var found: [SQLRow] = []
        try Self.slices(postings.inventories) { slice, marks in
            try connection.rows(
                "SELECT \(Self.columns) FROM release_inventories ri JOIN entries e ON e.release = ri.release "
                    + "WHERE ri.inventory IN (\(marks)) AND \(Self.promotions)\(conditions)",
                slice.map { .integer($0) } + values
            ) { row in
                found.append(row)
                return true
            }
        }
        found.sort { ($0.integer(0) ?? 0, $0.integer(9) ?? 0) > ($1.integer(0) ?? 0, $1.integer(9) ?? 0) }
        for row in found { guard try body(row) else { return } }
    }
}
