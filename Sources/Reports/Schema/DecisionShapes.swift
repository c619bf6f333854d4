import Documents
import Engine
import Findings

/// The parts of a report's schema that stand under `$defs`.
enum DecisionShapes {
    private typealias Shape = SchemaShape

    static let all: [(String, JSONValue)] = [
        ("release", release), ("pipeline", pipeline), ("stage", stage), ("finding", finding), ("approval", approval),
        ("waivers", waivers), ("record", record),
    ]

    static let completeness = Shape.object([
        ("examined", Shape.natural), ("total", Shape.natural),
        ("reasons", Shape.list(Shape.object([("id", Shape.string), ("count", Shape.natural)]))),
    ])

    /// What a finding is before any policy judges it.
    static let facts: [(String, JSONValue)] = [
        ("rule", Shape.string), ("severity", Shape.choice(Severity.self)), ("artifact", Shape.string),
        ("subject", Shape.optional(Shape.string)), ("subjectIdentity", Shape.optional(Shape.string)),
        ("route", Shape.optional(Shape.string)), ("advisory", Shape.optional(Shape.string)),
        (
            "location",
            Shape.optional(
                Shape.object([
                    ("file", Shape.string), ("line", Shape.optional(Shape.natural)),
                    ("column", Shape.optional(Shape.natural)),
                ]))
        ), ("message", Shape.string), ("remedy", Shape.optional(Shape.string)), ("facts", Shape.facts),
        ("fingerprint", Shape.fingerprint),
    ]

    private static let finding = Shape.object(
        [("stage", Shape.string)] + facts + [
            ("class", Shape.choice(FindingClass.self)), ("effect", Shape.choice(JudgedFinding.Effect.self)),
            ("policyRule", Shape.optional(Shape.string)),
            ("waiver", Shape.described(Shape.optional(Shape.digest), "The signed document that lets it pass.")),
        ])

    private static let release = Shape.object([
        ("project", Shape.string), ("name", Shape.string), ("version", Shape.string),
        (
            "artifacts",
            Shape.list(
                Shape.object([
                    ("name", Shape.string), ("type", Shape.choice(ArtifactType.self)), ("digest", Shape.string),
                    ("subject", Shape.optional(Shape.string)),
                ]))
        ),
    ])

    private static let pipeline = Shape.object([
        ("name", Shape.string), ("repository", Shape.string), ("ref", Shape.string), ("commit", Shape.string),
        ("path", Shape.string), ("digest", Shape.digest),
    ])

    private static let stage = Shape.object([
        ("name", Shape.string), ("uses", Shape.string), ("revision", Shape.natural), ("approval", Shape.boolean),
        ("conditional", Shape.described(Shape.boolean, "The pipeline's own condition left the stage out.")),
        ("outcome", Shape.choice(Outcome.self)), ("reasons", Shape.list(Shape.string)),
        ("completeness", completeness),
        (
            "effects",
            Shape.object(
                ["blocking", "unaddressed", "waived", "warning", "informational"].map { ($0, Shape.natural) })
        ),
        (
            "classes",
            Shape.object(["introduced", "newlyDisclosed", "preexisting"].map { ($0, Shape.natural) })
        ),
        (
            "failure",
            Shape.optional(
                Shape.object([
                    ("code", Shape.string), ("message", Shape.string), ("remedy", Shape.optional(Shape.string)),
                ]))
        ), ("waitingFor", Shape.list(Shape.string)), ("notes", Shape.list(Shape.string)),
        ("approvals", Shape.list(Shape.reference("approval"))),
        ("products", Shape.list(Shape.object([("name", Shape.string), ("digest", Shape.digest)]))),
        (
            "position",
            Shape.object([("file", Shape.string), ("line", Shape.natural), ("column", Shape.natural)])
        ), ("findings", Shape.list(Shape.reference("finding"))),
    ])

    private static let approval = Shape.object([
        ("principal", Shape.string), ("role", Shape.string), ("document", Shape.digest),
    ])

    private static let waivers = Shape.object([
        (
            "inForce",
            Shape.list(
                Shape.object([
                    ("document", Shape.digest), ("principal", Shape.string), ("role", Shape.string),
                    ("until", Shape.optional(Shape.time)), ("findings", Shape.list(Shape.fingerprint)),
                ]))
        ),
        (
            "refused",
            Shape.list(
                Shape.object([
                    ("document", Shape.digest), ("principal", Shape.optional(Shape.string)),
                    ("reason", Shape.string), ("message", Shape.string),
                ]))
        ),
    ])

    private static let record = Shape.object([
        ("ledger", Shape.string), ("index", Shape.natural), ("isNew", Shape.boolean),
        ("proof", Shape.described(["type": ["object", "string"]], "The RFC 6962 inclusion proof of the entry.")),
    ])
}
