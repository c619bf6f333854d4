import Documents
import Engine
import Findings

/// The JSON Schemas of the JSON reports; a released shape only grows.
package enum ReportSchema {
    /// The schema of `sluice/report/v1`, pretty printed.
    package static var json: String { decision.prettyPrinted + "\n" }

    /// The schema of `sluice/findings/v1`, pretty printed.
    package static var findings: String { domain.prettyPrinted + "\n" }

    private typealias Shape = SchemaShape

    private static func document(_ schema: String, _ title: String, _ shape: JSONValue, defs: [(String, JSONValue)])
        -> JSONValue
    {
        let head: [JSONValue.Member] = [
            .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
            .init("$id", .string("urn:\(schema.split(separator: "/").joined(separator: ":"))")),
            .init("title", .string(title)),
        ]
        return .object(
            head + (shape.members ?? []) + [.init("$defs", .object(defs.map { .init($0.0, $0.1) }))])
    }

    private static let decision: JSONValue = document(
        JSONDecision.schema, "What a gate made of one release",
        Shape.object([
            ("schema", ["const": .string(JSONDecision.schema)]),
            ("verdict", Shape.choice(["promoted", "rejected", "pending", "errored"])),
            ("exit", Shape.object([("name", Shape.string), ("code", Shape.natural)])),
            ("dryRun", Shape.described(Shape.boolean, "A dry run records nothing and promotes nothing.")),
            ("environment", Shape.string), ("inputDigest", Shape.digest), ("reviewDigest", Shape.digest),
            ("releaseDigest", Shape.digest), ("release", Shape.reference("release")),
            ("time", Shape.object([("at", Shape.time), ("source", Shape.choice(["clock", "given"]))])),
            (
                "enforcement",
                Shape.object([
                    ("mode", Shape.choice(TrustPolicy.Enforcement.Mode.self)), ("until", Shape.optional(Shape.time)),
                ])
            ), ("pipeline", Shape.reference("pipeline")),
            ("trust", Shape.object([("name", Shape.string), ("digest", Shape.digest)])),
            ("baseline", Shape.optional(Shape.object([("version", Shape.string), ("releaseDigest", Shape.digest)]))),
            ("fixed", Shape.described(Shape.list(Shape.fingerprint), "Findings the baseline had and this has not.")),
            ("stages", Shape.list(Shape.reference("stage"))),
            ("findings", Shape.described(Shape.list(Shape.reference("finding")), "Those of all stages in one list.")),
            ("approvals", Shape.list(Shape.reference("approval"))), ("waivers", Shape.reference("waivers")),
            ("unreadableActs", Shape.list(Shape.object([("digest", Shape.digest), ("reason", Shape.string)]))),
            ("nextSteps", Shape.list(Shape.object([("text", Shape.string), ("clears", Shape.natural)]))),
            ("record", Shape.optional(Shape.reference("record"))),
        ]),
        defs: DecisionShapes.all)

    private static let domain: JSONValue = document(
        JSONFindings.schema, "What one domain verb found",
        Shape.object([
            ("schema", ["const": .string(JSONFindings.schema)]), ("title", Shape.string),
            ("completeness", DecisionShapes.completeness),
            (
                "severities",
                Shape.object(
                    ["unknown", "critical", "high", "medium", "low", "none"].map { ($0, Shape.natural) })
            ), ("notes", Shape.list(Shape.string)),
            ("findings", Shape.list(Shape.object(DecisionShapes.facts))),
            ("remedies", Shape.list(remedy)),
            (
                "unexamined",
                Shape.described(Shape.list(unexamined), "The components that no advisory could be held against.")
            ),
        ]),
        defs: [])

    private static let unexamined: JSONValue = Shape.object([
        ("artifact", Shape.string), ("detail", Shape.optional(Shape.string)), ("name", Shape.string),
        ("purl", Shape.optional(Shape.string)), ("reason", Shape.string), ("version", Shape.optional(Shape.string)),
    ])

    private static let remedy: JSONValue = Shape.object([
        ("action", Shape.choice(["upgrade", "remove", "none"])),
        (
            "brings",
            Shape.described(Shape.list(Shape.string), "Advisories that the new version has and this one has not.")
        ),
        ("closes", Shape.described(Shape.list(Shape.string), "Advisories that end, by the id in the findings.")),
        ("components", Shape.list(Shape.string)), ("ecosystem", Shape.string), ("from", Shape.string),
        ("name", Shape.string), ("purl", Shape.string),
        ("remains", Shape.described(Shape.list(Shape.string), "Advisories that stay.")),
        ("to", Shape.optional(Shape.string)),
    ])
}
