/// Everything that is live, with its inventories: what a rescan looks at.
struct LivePromotions {
    struct Promotion {
        let index: Int64
        let release: Int64
        let project: String
        let name: String
        let version: String
        let environment: String
        let digest: String
        /// As in `releases.inventories`.
        let inventories: Int64
    }

    struct Use {
        /// Place in `promotions`.
        let promotion: Int
        let subject: String
    }

    struct Inventory {
        let packages: Int64
        let state: Int64
        /// The ecosystems whose source packages it does not state.
        let unstated: [String]
    }

    private(set) var promotions: [Promotion] = []
    /// By inventory.
    private(set) var uses: [Int64: [Use]] = [:]
    private(set) var inventories: [Int64: Inventory] = [:]

    init(_ connection: any IndexConnection) throws {
        var places: [Int64: [Int]] = [:]
        try connection.rows(
            "SELECT e.idx, e.release, e.project, e.name, e.version, e.environment, e.digest, r.inventories "
                + "FROM lines l JOIN entries e ON e.idx = l.live JOIN releases r ON r.id = e.release "
                + "WHERE l.live >= 0 ORDER BY e.idx", []
        ) { row in
            places[row.integer(1) ?? 0, default: []].append(promotions.count)
            promotions.append(
                Promotion(
                    index: row.integer(0) ?? 0, release: row.integer(1) ?? 0, project: row.text(2) ?? "",
                    name: row.text(3) ?? "", version: row.text(4) ?? "", environment: row.text(5) ?? "",
                    digest: row.text(6) ?? "", inventories: row.integer(7) ?? -1))
            return true
        }
        try connection.rows(
            "SELECT ri.release, ri.inventory, ri.subject, i.packages, i.state, i.unstated FROM release_inventories ri "
                + "JOIN inventories i ON i.id = ri.inventory WHERE ri.release IN "
                + "(SELECT e.release FROM lines l JOIN entries e ON e.idx = l.live WHERE l.live >= 0) "
                + "ORDER BY ri.release, ri.inventory", []
        ) { row in
            let inventory = row.integer(1) ?? 0
            let subject = row.text(2) ?? ""
            for place in places[row.integer(0) ?? 0] ?? [] {
                uses[inventory, default: []].append(Use(promotion: place, subject: subject))
            }
            if inventories[inventory] == nil {
                inventories[inventory] = Inventory(
                    packages: row.integer(3) ?? 0, state: row.integer(4) ?? 1,
                    unstated: (row.text(5) ?? "").split(separator: ",").map(String.init))
            }
            return true
        }
    }
}
