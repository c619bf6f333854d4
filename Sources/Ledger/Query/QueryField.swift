import Expressions

/// One thing a filter may ask of an entry.
///
/// There is no null: a text that an entry does not have is empty, a number is -1, a list is empty.
package struct QueryField: Sendable {
    package enum Kind: Sendable, Hashable {
        case text
        /// A number, or seconds since 1970 for a time.
        case number
        case time
        case flag
    }

    package let name: String
    package let kind: Kind
    /// One phrase for `--filter help`.
    package let meaning: String

    init(_ name: String, _ kind: Kind, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
    }

    var type: ExpressionType {
        switch kind {
        case .text: .string
        case .number: .int
        case .time: .timestamp
        case .flag: .bool
        }
    }
}

/// A list of an entry that `exists`, `all` and `in` go through.
package struct QueryList: Sendable {
    package let name: String
    /// The type of its elements; nothing when they are plain texts.
    let type: String?
    /// The fields of an element; one without a name when it is a plain text.
    package let fields: [QueryField]
    package let meaning: String

    func field(_ name: String) -> QueryField? { fields.first { $0.name == name } }
}

/// Everything a filter may mention: an explicit list.
package enum QueryCatalog {
    package static let fields: [QueryField] = [
        QueryField("index", .number, "the entry's place in the ledger, from 0 on"),
        QueryField("kind", .text, "decision, approval, rejection, waiver, deployed, retired, revoked, …"),
        QueryField("project", .text, "the project"),
        QueryField("release", .text, "the release's name; acts know only its digest"),
        QueryField("version", .text, "the release's version"),
        QueryField("digest", .text, "the release digest, sha256:…"),
        QueryField("environment", .text, "the environment"),
        QueryField("verdict", .text, "promoted, rejected or pending; empty for other kinds"),
        QueryField("time", .time, "when the entry was made"),
        QueryField("timeSource", .text, "clock, or given by the caller"),
        QueryField("principal", .text, "who signed or caused it"),
        QueryField("document", .text, "the digest of the text a person signed"),
        QueryField("review", .text, "the review digest"),
        QueryField("input", .text, "the input digest"),
        QueryField("live", .flag, "whether this decision is what is live in its environment now"),
        QueryField("pipeline.name", .text, "the gate pipeline"),
        QueryField("pipeline.repository", .text, "where it comes from"),
        QueryField("pipeline.ref", .text, "the full ref"),
        QueryField("pipeline.commit", .text, "the commit, in hexadecimal"),
        QueryField("pipeline.path", .text, "the file within the repository"),
        QueryField("pipeline.digest", .text, "over the resolved pipeline"),
        QueryField("policies", .text, "the digest of all policies: the policy version"),
        QueryField("trust", .text, "the digest of the trust policy"),
        QueryField("roles", .text, "the digest of the roles document"),
        QueryField("engine", .text, "the engine's version"),
        QueryField("baseline", .text, "the release digest it was compared with"),
        QueryField("enforcement", .text, "audit, warn or enforce"),
        QueryField("findings.total", .number, "findings, without the fixed ones"),
        QueryField("findings.introduced", .number, "findings that came with the release"),
        QueryField("findings.preexisting", .number, "findings the baseline had too"),
        QueryField("findings.newlyDisclosed", .number, "findings its baseline's judge did not know of"),
        QueryField("findings.fixed", .number, "findings the release no longer has"),
        QueryField("findings.blocking", .number, "findings that block"),
        QueryField("findings.warning", .number, "findings that warn"),
        QueryField("findings.waived", .number, "findings a waiver lets pass"),
        QueryField("findings.informational", .number, "findings that only inform"),
        QueryField("findings.unaddressed", .number, "findings no rule addresses"),
    ]

    package static let lists: [QueryList] = [
        QueryList(name: "approvers", type: nil, fields: [QueryField("", .text, "")], meaning: "who approved"),
        QueryList(
            name: "approvals", type: "Approval",
            fields: [
                QueryField("principal", .text, ""), QueryField("role", .text, ""), QueryField("document", .text, ""),
            ], meaning: "approvals that counted: principal, role, document"),
        QueryList(
            name: "waivers", type: "Waiver",
            fields: [
                QueryField("id", .text, ""), QueryField("document", .text, ""), QueryField("until", .time, ""),
            ], meaning: "waivers that were applied: id, document, until (the year 9999 when without end)"),
        QueryList(
            name: "stages", type: "Stage",
            fields: [
                QueryField("name", .text, ""), QueryField("uses", .text, ""), QueryField("outcome", .text, ""),
                QueryField("examined", .number, ""), QueryField("total", .number, ""),
            ], meaning: "stages: name, uses, outcome, examined, total"),
        QueryList(
            name: "rules", type: "RuleResult",
            fields: [
                QueryField("rule", .text, ""), QueryField("policy", .text, ""), QueryField("effect", .text, ""),
                QueryField("class", .text, ""), QueryField("count", .number, ""),
            ], meaning: "what rules said: rule, policy, effect, class, count"),
    ]

    /// The second a waiver without an end holds until: 9999-12-31T23:59:59Z.
    package static let noEnd: Int64 = 253_402_300_799

    package static func field(_ name: String) -> QueryField? { fields.first { $0.name == name } }
    package static func list(_ name: String) -> QueryList? { lists.first { $0.name == name } }

    static let environment: ExpressionEnvironment = {
        var variables: [String: ExpressionType] = [:]
        for field in fields { variables[field.name] = field.type }
        var types: [String: [String: ExpressionType]] = [:]
        for list in lists {
            variables[list.name] = .list(list.type.map { .object($0) } ?? .string)
            guard let type = list.type else { continue }
            types[type] = Dictionary(uniqueKeysWithValues: list.fields.map { ($0.name, $0.type) })
        }
        return ExpressionEnvironment(variables: variables, types: types)
    }()

    /// The fields and what can be done with them, for people.
    package static let help: String = {
        var lines = ["Fields of an entry (a text it does not have is empty, a number -1):"]
        let width = fields.map(\.name.utf8.count).max() ?? 0
        func line(_ name: String, _ meaning: String) -> String {
            "  " + name + String(repeating: " ", count: max(0, width - name.utf8.count)) + "  " + meaning
        }
        lines += fields.map { line($0.name, $0.meaning) }
        lines.append("Lists:")
        lines += lists.map { line($0.name, $0.meaning) }
        lines.append("Can be asked: " + abilities)
        return lines.joined(separator: "\n")
    }()

    static let abilities =
        "== != < <= > >= between a field and a constant or a field of its type, && || ! ?:, field in [constants], "
        + "text in approvers, startsWith() endsWith() contains() with a constant, timestamp('…'), "
        + "exists() and all() over approvers, approvals, waivers, stages and rules."
}
