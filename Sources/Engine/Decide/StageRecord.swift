import Artifacts
package import Documents
import Findings
import Governance

/// One stage's full result as evidence: what a decision's `resultDigest` stands for.
package struct StageRecord: Sendable {
    package let value: JSONValue

    package init(_ stage: JudgedStage) {
        let products: [JSONValue] = (stage.result?.products ?? []).map {
            ["digest": .string($0.digest.description), "name": .string($0.name)]
        }
        let subjects = Set(stage.result?.subjects ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        value = [
            "completeness": [
                "examined": .integer(Int64(stage.completeness.examined)),
                "reasons": .array(
                    stage.completeness.reasons.map { ["count": .integer(Int64($0.count)), "id": .string($0.id)] }),
                "total": .integer(Int64(stage.completeness.total)),
            ],
            "failure": stage.failure.map {
                ["code": .string($0.code), "message": .string($0.message), "remedy": .optional($0.remedy)]
            } ?? .null,
            "findings": .array(stage.findings.map(FindingRecord.value)), "name": .string(stage.name),
            "outcome": .string(stage.outcome.rawValue), "products": .array(products),
            "reasons": .array(stage.reasons.map { .string($0) }), "revision": .integer(Int64(stage.revision)),
            "subjects": .array(subjects.map { .string($0) }), "uses": .string(stage.uses),
        ]
    }

    package func encoded() throws(CanonicalJSONError) -> [UInt8] { try CanonicalJSON.payload(value) }
}

/// One judged finding as evidence and in reports.
package enum FindingRecord {
    package static func value(_ judged: JudgedFinding) -> JSONValue {
        let finding = judged.finding
        let facts = finding.facts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return [
            "advisory": .optional(finding.advisory), "artifact": .string(finding.artifact),
            "class": .string(judged.findingClass.rawValue), "effect": .string(judged.effect.rawValue),
            "facts": .object(facts.map { .init($0.key, .string($0.value)) }),
            "fingerprint": .string(judged.fingerprint),
            "location": finding.location.map {
                [
                    "column": $0.column.map { .integer(Int64($0)) } ?? .null, "file": .string($0.file),
                    "line": $0.line.map { .integer(Int64($0)) } ?? .null,
                ]
            } ?? .null,
            "message": .string(finding.message), "policyRule": .optional(judged.rule),
            "remedy": .optional(judged.remedy), "route": .optional(finding.route), "rule": .string(finding.rule),
            "severity": .string(finding.severity.rawValue), "subject": .optional(finding.subject),
            "subjectIdentity": .optional(finding.subjectIdentity),
            "waiver": .optional(judged.waiver?.document.description),
        ]
    }
}
