import Ledger

/// A predicate as a condition of a statement, its values apart.
///
/// The entry is `e`, the definitions that judged it `p`; lists become subqueries.
struct FilterSQL {
    private let dialect: SQLDialect
    /// Whether a statement with these values finds too much to be looked up before the entries are gone through.
    private let isCommon: (String, [SQLValue]) throws -> Bool
    private(set) var values: [SQLValue] = []
    private var nextAlias = 0
    /// The aliases of the lists around this place, by slot.
    private var aliases: [Int: String] = [:]

    /// What the statement reads from; every entry has a pin, number 0 being that of entries without one.
    static let source = "entries e JOIN pins p ON p.id = e.pin"

    /// - Parameter isCommon: Asked about each list whose elements could be looked up first.
    init(_ dialect: SQLDialect, isCommon: @escaping (String, [SQLValue]) throws -> Bool = { _, _ in false }) {
        self.dialect = dialect
        self.isCommon = isCommon
    }

    mutating func condition(_ predicate: EntryPredicate) throws -> String {
        switch predicate {
        case .always(let holds): return holds ? "1 = 1" : "1 = 0"
        case .not(let inner): return "NOT (\(try condition(inner)))"
        case .all(let parts): return try joined(parts, by: " AND ")
        case .any(let parts): return try joined(parts, by: " OR ")
        case .flag(let field): return try flag(field)
        case .compare(let field, let comparison, let constant):
            let column = try column(field)
            add(constant)
            return "\(column) \(comparison.rawValue) ?"
        case .compareFields(let left, let comparison, let right):
            return "\(try column(left)) \(comparison.rawValue) \(try column(right))"
        case .oneOf(let field, let constants):
            let column = try column(field)
            for constant in constants { add(constant) }
            return "\(column) IN (\([String](repeating: "?", count: constants.count).joined(separator: ", ")))"
        case .match(let field, let match, let text): return try self.match(field, match, text)
        case .element(let list, let slot, let inner): return try element(list, slot, inner)
        }
    }

    private mutating func add(_ constant: EntryPredicate.Constant) {
        switch constant {
        case .text(let text): values.append(.text(text))
        case .number(let number): values.append(.integer(number))
        }
    }

    private mutating func joined(_ parts: [EntryPredicate], by word: String) throws -> String {
        var conditions: [String] = []
        for part in parts { conditions.append("(\(try condition(part)))") }
        return conditions.joined(separator: word)
    }

    private func flag(_ field: EntryPredicate.Field) throws -> String {
        guard field.scope == .entry, field.name == "live" else { throw Self.unknown(field.name) }
        return "e.idx IN (SELECT live FROM lines)"
    }

    private mutating func match(_ field: EntryPredicate.Field, _ match: EntryPredicate.Match, _ text: String) throws
        -> String
    {
        let column = try column(field)
        let count = text.unicodeScalars.count
        values.append(.text(text))
        switch match {
        case .contains: return dialect.contains(column)
        case .ends: return "\(dialect.ending(column, count)) = ?"
        case .starts:
            // The comparison is what an index can use.
            values.append(.text(text))
            return "(\(column) >= ? AND substr(\(column), 1, \(count)) = ?)"
        }
    }

    private mutating func element(_ list: String, _ slot: Int, _ inner: EntryPredicate) throws -> String {
        let alias = "x\(nextAlias)"
        nextAlias += 1
        let before = aliases[slot]
        aliases[slot] = alias
        defer { aliases[slot] = before }
        let start = values.count
        let condition = try condition(inner)
        guard let source = Self.sources[list] else { throw Self.unknown(list) }
        let from = source.from.replacing("@", with: alias)
        let index = source.index.replacing("@", with: alias)
        // What asks nothing of the entry around it can be looked up first, where it is rare.
        let isTied =
            try inner.readsOutside(slot)
            || isCommon("SELECT \(index) FROM \(from) WHERE \(condition)", Array(values[start...]))
        return isTied
            ? "EXISTS (SELECT 1 FROM \(from) WHERE \(index) = e.idx AND (\(condition)))"
            : "e.idx IN (SELECT \(index) FROM \(from) WHERE \(condition))"
    }

    // MARK: names

    private func column(_ field: EntryPredicate.Field) throws -> String {
        switch field.scope {
        case .entry:
            guard let column = Self.columns[field.name] else { throw Self.unknown(field.name) }
            return column
        case .element(let list, let slot):
            guard let alias = aliases[slot], let column = Self.sources[list]?.columns[field.name] else {
                throw Self.unknown("\(list).\(field.name)")
            }
            return column.replacing("@", with: alias)
        }
    }

    private static func unknown(_ name: String) -> LedgerError {
        LedgerError(.storage, "the index has no column for '\(name)'")
    }

    /// The column of each field of an entry; entries without definitions have pin 0, whose texts are empty.
    static let columns: [String: String] = {
        var columns = [
            "index": "e.idx", "kind": "e.kind", "project": "e.project", "release": "e.name", "version": "e.version",
            "digest": "e.digest", "environment": "e.environment", "verdict": "e.verdict", "time": "e.at",
            "timeSource": "e.time_source", "principal": "e.principal", "document": "e.document", "review": "e.review",
            "input": "e.input", "baseline": "e.baseline", "enforcement": "e.enforcement",
            "findings.total": "e.f_total", "findings.introduced": "e.f_introduced",
            "findings.preexisting": "e.f_preexisting", "findings.newlyDisclosed": "e.f_newly",
            "findings.fixed": "e.f_fixed", "findings.blocking": "e.f_blocking", "findings.warning": "e.f_warning",
            "findings.waived": "e.f_waived", "findings.informational": "e.f_informational",
            "findings.unaddressed": "e.f_unaddressed",
        ]
        let pins = [
            "pipeline.name": "pipeline_name", "pipeline.repository": "repository", "pipeline.ref": "ref",
            "pipeline.commit": "commit_id", "pipeline.path": "path", "pipeline.digest": "pipeline_digest",
            "policies": "policies", "trust": "trust", "roles": "roles", "engine": "engine",
        ]
        for (name, column) in pins { columns[name] = "p.\(column)" }
        return columns
    }()

    /// Where the elements of each list lie; `@` stands for the alias.
    static let sources: [String: (from: String, index: String, columns: [String: String])] = [
        "approvers": ("approvals @", "@.idx", ["": "@.principal"]),
        "approvals": (
            "approvals @", "@.idx", ["principal": "@.principal", "role": "@.role", "document": "@.document"]
        ),
        "waivers": ("waivers @", "@.idx", ["id": "@.waiver", "document": "@.document", "until": "@.until"]),
        "stages": (
            "stage_uses @u JOIN results @ ON @.id = @u.result", "@u.idx",
            [
                "name": "@.name", "uses": "@.uses", "outcome": "@.outcome", "examined": "@.examined",
                "total": "@.total",
            ]
        ),
        "rules": (
            "stage_uses @u JOIN rule_counts @ ON @.result = @u.result", "@u.idx",
            [
                "rule": "@.rule", "policy": "@.policy", "effect": "@.effect", "class": "@.class", "count": "@.count",
            ]
        ),
    ]
}

extension EntryPredicate {
    /// Whether it reads the entry, or the element of another list than the one of this slot.
    func readsOutside(_ slot: Int) -> Bool {
        func outside(_ field: Field) -> Bool {
            guard case .element(_, let own) = field.scope else { return true }
            return own != slot
        }
        switch self {
        case .always: return false
        case .flag(let field), .compare(let field, _, _), .oneOf(let field, _), .match(let field, _, _):
            return outside(field)
        case .compareFields(let left, _, let right): return outside(left) || outside(right)
        case .not(let inner): return inner.readsOutside(slot)
        case .all(let parts), .any(let parts): return parts.contains { $0.readsOutside(slot) }
        // Lists of the entry: always tied to it.
        case .element: return true
        }
    }
}
