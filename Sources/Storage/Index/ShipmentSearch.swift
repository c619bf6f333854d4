import Ledger

/// Finds the newest promotions whose inventories hold any of some components.
///
/// Promotions are gone through newest first while that promises to be shorter than looking up everything that any of the
/// inventories was promoted with; what is not found so is looked up.
struct ShipmentSearch {
    /// A promotion gone through costs about as much as this many looked up.
    private static let walkCost: Int64 = 10

    private let postings: ComponentPostings
    private let connection: any IndexConnection
    private let before: Int64?
    /// On the shipment `s`, and the entry `e` where times are asked for.
    private let source: String
    private let conditions: String
    private let values: [SQLValue]
    /// How many promotions are gone through at most.
    private let walked: Int
    /// Whether only what is live is asked for: then the lines are gone through.
    private let isLive: Bool

    init(_ postings: ComponentPostings, _ request: QueryView.Request, _ questions: IndexQuestions) throws {
        self.postings = postings
        connection = questions.connection
        before = request.after
        let range = RangeSQL(since: request.since, until: request.until, before: nil)
        var (conditions, values) = (range.conditions, range.values)
        source = range.values.isEmpty ? "shipments s" : "shipments s JOIN entries e ON e.idx = s.idx"
        if let environment = request.text("environment") {
            conditions += " AND s.line IN (SELECT id FROM lines WHERE environment = ?)"
            values.append(.text(environment))
        }
        if request.text("live") == "true" { conditions += " AND s.idx IN (SELECT live FROM lines)" }
        if request.text("live") == "false" { conditions += " AND s.idx NOT IN (SELECT live FROM lines)" }
        self.conditions = conditions
        self.values = values
        let sizes = try connection.row(
            "SELECT size, (SELECT COALESCE(max(id), 0) FROM inventories) FROM state WHERE id = 1")
        let inventories = max(1, sizes?.integer(1) ?? 1)
        let share = max(1, (sizes?.integer(0) ?? 0) / inventories)
        let (lookedUp, isTooMany) = Int64(postings.inventoryCount).multipliedReportingOverflow(by: share)
        walked = isTooMany ? 0 : Int(clamping: lookedUp / Self.walkCost)
        isLive = request.text("live") == "true"
    }

    /// The newest of them, each once.
    func indexes(_ count: Int) throws -> [Int64] {
        guard postings.inventoryCount > 0 else { return [] }
        var found: [Int64] = []
        var last = before
        var seen = 0
        var isCutOff = false
        let key = isLive ? "l.live" : "s.idx"
        // What the conditions leave out is handed over too, so that it counts.
        try connection.rows(
            "SELECT s.idx, s.inventory, CASE WHEN 1 = 1\(conditions) THEN 1 ELSE 0 END FROM "
                + (isLive ? "lines l CROSS JOIN \(source) WHERE s.idx = l.live" : "\(source) WHERE 1 = 1")
                + "\(below(last, key)) ORDER BY \(key) DESC", values + bound(last)
        ) { row in
            let index = row.integer(0) ?? 0
            if index != last {
                // Only between promotions: one has several inventories.
                if found.count == count || seen >= walked {
                    isCutOff = found.count < count
                    return false
                }
                last = index
            }
            seen += 1
            if row.integer(2) == 1, postings.contains(row.integer(1) ?? -1), found.last != index { found.append(index) }
            return true
        }
        guard isCutOff else { return found }
        var others: Set<Int64> = []
        let wanted = count - found.count
        try IndexQuestions.slices(postings.inventories) { slice, marks in
            try connection.rows(
                "SELECT DISTINCT s.idx FROM \(source) WHERE s.inventory IN (\(marks))\(conditions)\(below(last, "s.idx")) "
                    + "ORDER BY s.idx DESC LIMIT ?",
                slice.map { .integer($0) } + values + bound(last) + [SQLValue(wanted)]
            ) { row in
                others.insert(row.integer(0) ?? 0)
                return true
            }
        }
        return found + others.sorted(by: >).prefix(wanted)
    }

    private func below(_ index: Int64?, _ key: String) -> String { index == nil ? "" : " AND \(key) < ?" }
    private func bound(_ index: Int64?) -> [SQLValue] { index.map { [.integer($0)] } ?? [] }
}
