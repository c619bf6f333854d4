/// The tables of the derived index.
///
/// There is no null but for times without an end: a text that is not there is empty, a number -1.
enum IndexSchema {
    /// Another form gets another number; an index of another number is built anew.
    static let version: Int64 = 2

    static let tables = [
        "entries", "pins", "approvals", "waivers", "acts", "stage_uses", "results", "rule_counts", "lines", "standing",
        "releases", "release_inventories", "shipments", "inventories", "components", "postings", "state",
    ]

    /// Columns of `entries`, in the order of `IndexWriter.row`; a type of `i` is an integer, `t` a text, `n` an integer or null.
    static let entryColumns: [(name: String, type: Character)] = [
        ("idx", "i"), ("kind", "t"), ("project", "t"), ("name", "t"), ("version", "t"), ("digest", "t"),
        ("environment", "t"), ("verdict", "t"), ("at", "i"), ("time_source", "t"), ("principal", "t"),
        ("document", "t"), ("review", "t"), ("input", "t"), ("pin", "i"), ("baseline", "t"), ("enforcement", "t"),
        ("f_total", "i"), ("f_introduced", "i"), ("f_preexisting", "i"), ("f_newly", "i"), ("f_fixed", "i"),
        ("f_blocking", "i"), ("f_warning", "i"), ("f_waived", "i"), ("f_informational", "i"), ("f_unaddressed", "i"),
        ("effect", "i"), ("line", "i"), ("release", "i"),
        ("happened", "i"),
    ]

    private static let others: [(name: String, columns: String)] = [
        (
            "pins",
            "id:i!, key:b*, pipeline_name:t, repository:t, ref:t, commit_id:t, path:t, pipeline_digest:t, policies:t, "
                + "trust:t, roles:t, engine:t"
        ),
        ("approvals", "idx:i, principal:t, role:t, document:t"),
        ("waivers", "idx:i, waiver:t, document:t, until:i"),
        ("acts", "idx:i!, role:t, signed_at:n, expires:n"),
        ("stage_uses", "idx:i, position:i, result:i"),
        ("results", "id:i!, key:b*, name:t, uses:t, outcome:t, examined:i, total:i, state:i, flaws:b"),
        ("rule_counts", "result:i, rule:t, policy:t, effect:t, class:t, count:i"),
        ("lines", "id:i!, project:t, name:t, environment:t, live:i"),
        ("standing", "line:i, idx:i, digest:t"),
        ("releases", "id:i!, digest:t*, project:t, name:t, version:t, inventories:i"),
        ("release_inventories", "release:i, inventory:i, subject:t"),
        // Each release's newest promotion in each line by the engine's clock, once for each inventory.
        ("shipments", "idx:i, inventory:i, line:i, release:i"),
        ("inventories", "id:i!, digest:t*, packages:i, state:i, unstated:t"),
        (
            "components",
            "id:i!, key:b*, identity:t, type:t, name:t, version:t, purl:t, has_purl:i, kind:t, os:t, os_version:t"
        ),
        ("postings", "component:i, first:i, last:i, count:i, data:b"),
        ("state", "id:i!, version:i, origin:t, size:i, covered:i, root:b"),
    ]

    private static let indexes = [
        "CREATE INDEX entries_digest ON entries(digest, idx)",
        "CREATE INDEX entries_name ON entries(project, name, environment, idx)",
        "CREATE INDEX entries_kind ON entries(kind, idx)",
        "CREATE INDEX entries_pin ON entries(pin, idx)",
        "CREATE INDEX entries_at ON entries(at, idx)",
        "CREATE INDEX entries_release ON entries(release, idx)",
        "CREATE INDEX entries_line ON entries(line, effect, idx)",
        "CREATE INDEX entries_taken ON entries(digest, idx) WHERE effect = 2",
        "CREATE INDEX entries_principal ON entries(principal, idx) WHERE principal <> ''",
        "CREATE INDEX pins_commit ON pins(commit_id)",
        "CREATE INDEX approvals_idx ON approvals(idx)",
        "CREATE INDEX approvals_principal ON approvals(principal, idx)",
        "CREATE INDEX waivers_idx ON waivers(idx)",
        "CREATE INDEX waivers_waiver ON waivers(waiver, idx)",
        "CREATE UNIQUE INDEX stage_uses_idx ON stage_uses(idx, position)",
        "CREATE INDEX stage_uses_result ON stage_uses(result, idx)",
        "CREATE INDEX rule_counts_result ON rule_counts(result)",
        "CREATE INDEX rule_counts_rule ON rule_counts(rule, result)",
        "CREATE UNIQUE INDEX lines_name ON lines(project, name, environment)",
        "CREATE INDEX lines_live ON lines(live)",
        "CREATE UNIQUE INDEX standing_line ON standing(line, idx)",
        "CREATE INDEX standing_digest ON standing(digest, line)",
        "CREATE UNIQUE INDEX release_inventories_release ON release_inventories(release, inventory, subject)",
        "CREATE INDEX release_inventories_inventory ON release_inventories(inventory, release)",
        // What could not be read is counted with every answer.
        "CREATE INDEX releases_unread ON releases(id) WHERE inventories = -1",
        "CREATE INDEX inventories_unread ON inventories(id) WHERE state <> 0",
        // From either side, without the tables: looked up by inventory, or gone through newest first.
        "CREATE UNIQUE INDEX shipments_inventory ON shipments(inventory, idx, line)",
        "CREATE UNIQUE INDEX shipments_idx ON shipments(idx, inventory, line)",
        "CREATE INDEX shipments_release ON shipments(release, line)",
        "CREATE INDEX components_identity ON components(identity)",
        "CREATE INDEX components_name ON components(name)",
        "CREATE UNIQUE INDEX postings_component ON postings(component, first)",
    ]

    /// The names of a table's columns.
    static func columns(of table: String) -> [String] {
        if table == "entries" { return entryColumns.map(\.name) }
        let columns = others.first { $0.name == table }?.columns ?? ""
        return columns.split(separator: ",").compactMap { part in
            part.split(separator: ":").first.map { String($0.drop { $0 == " " }) }
        }
    }

    static func create(in connection: any IndexConnection, dialect: SQLDialect) throws {
        try connection.execute(
            "CREATE TABLE entries(\(columns(entryColumns.map { "\($0.name):\($0.type)" + ($0.name == "idx" ? "!" : "") }, dialect)))"
        )
        for table in others {
            let parts = table.columns.split(separator: ",").map { String($0.drop { $0 == " " }) }
            try connection.execute("CREATE TABLE \(table.name)(\(columns(parts, dialect)))")
        }
        for index in indexes { try connection.execute(index) }
        // The definitions of entries that have none.
        let texts = [SQLValue](repeating: .text(""), count: 10)
        try connection.execute(
            "INSERT INTO pins(id, key, pipeline_name, repository, ref, commit_id, path, pipeline_digest, policies, trust, "
                + "roles, engine) VALUES(0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [.blob([])] + texts)
    }

    static func drop(in connection: any IndexConnection) throws {
        for table in tables { try connection.execute("DROP TABLE IF EXISTS \(table)") }
    }

    /// `name:type`, with `!` for the primary key and `*` for what is unique.
    private static func columns(_ specifications: [String], _ dialect: SQLDialect) -> String {
        specifications.map { specification in
            let parts = specification.split(separator: ":", maxSplits: 1).map(String.init)
            let (name, type) = (parts[0], parts.count == 2 ? parts[1] : "t")
            let kind: String
            switch type.first {
            case "i", "n": kind = dialect.integer
            case "b": kind = dialect.blob
            default: kind = dialect.text
            }
            let suffix = type.hasSuffix("!") ? " PRIMARY KEY" : type.hasSuffix("*") ? " UNIQUE" : ""
            return "\(name) \(kind)" + (type.hasPrefix("n") ? "" : " NOT NULL") + suffix
        }.joined(separator: ", ")
    }
}
