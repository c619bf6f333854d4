package import Expressions
import Findings

/// The variables that policy expressions may read, with their types.
package enum PolicyLanguage {
    /// `finding`, `stage`, `release`, `environment` and `baseline`; anything else is a compile-time error.
    package static let environment = ExpressionEnvironment(
        variables: [
            "finding": .object("Finding"), "stage": .object("Stage"), "release": .object("Release"),
            "environment": .string, "baseline": .object("Baseline"),
        ],
        types: [
            "Finding": [
                "rule": .string, "severity": .string, "severityRank": .int, "artifact": .string, "subject": .string,
                "route": .string, "advisory": .string, "message": .string, "class": .string, "fixable": .bool,
                "vex": .object("VEX"), "facts": .map(.string, .string),
            ],
            // What a VEX statement says about a vulnerability; empty texts when none applies.
            "VEX": ["status": .string, "justification": .string, "issuer": .string, "signed": .bool],
            "Stage": [
                "name": .string, "uses": .string, "examined": .int, "total": .int, "percent": .int,
            ],
            "Release": ["project": .string, "name": .string, "version": .string],
            "Baseline": ["exists": .bool, "version": .string],
        ])

    /// The variables a `when:` condition may read.
    package static let conditions = ExpressionEnvironment(
        variables: ["parameters": .map(.string, .dyn), "release": .object("Release"), "environment": .string],
        types: ["Release": ["project": .string, "name": .string, "version": .string]])
}
