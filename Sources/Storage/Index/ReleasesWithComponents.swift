import Documents
import Ledger

extension IndexQuestions {
    private static let columns =
        "e.idx, e.at, e.project, e.name, e.version, e.environment, e.digest, e.enforcement, "
        + "CASE WHEN e.idx IN (SELECT live FROM lines) THEN 1 ELSE 0 END, s.inventory"

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
        let search = try ShipmentSearch(postings, request, self)
        var indexes = try search.indexes(limit + 1)
        if indexes.count > limit {
            indexes.removeLast()
            page.next = indexes.last
        }
        var found: [(row: SQLRow, inventories: [Int64])] = []
        try Self.slices(indexes) { slice, marks in
            try connection.rows(
                "SELECT \(Self.columns) FROM entries e JOIN shipments s ON s.idx = e.idx WHERE e.idx IN (\(marks)) "
                    + "ORDER BY e.idx DESC", slice.map { .integer($0) }
            ) { row in
                let inventory = row.integer(9) ?? -1
                guard postings.contains(inventory) else { return true }
                if let last = found.last, last.row.integer(0) == row.integer(0) {
                    found[found.count - 1].inventories.append(inventory)
                } else {
                    found.append((row, [inventory]))
                }
                return true
            }
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
}
