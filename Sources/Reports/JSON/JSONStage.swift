import Artifacts
import Documents
import Engine
import Findings

/// One stage in a JSON report.
enum JSONStage {
    static func value(_ stage: JudgedStage) -> JSONValue {
        let result = stage.result
        return [
            "name": .string(stage.name), "uses": .string(stage.uses), "revision": .integer(Int64(stage.revision)),
            "approval": .bool(stage.isApproval), "conditional": .bool(stage.isConditional),
            "outcome": .string(stage.outcome.rawValue), "reasons": strings(stage.reasons),
            "completeness": completeness(stage.completeness), "effects": counts(stage.effectCounts),
            "classes": counts(stage.classCounts),
            "failure": stage.failure.map {
                ["code": .string($0.code), "message": .string($0.message), "remedy": .optional($0.remedy)]
            } ?? .null,
            "waitingFor": strings(result?.waitingFor ?? []), "notes": strings(result?.notes ?? []),
            "approvals": .array((result?.approvals ?? []).map(approval)),
            "products": .array(
                (result?.products ?? []).map {
                    ["name": .string($0.name), "digest": .string($0.digest.description)]
                }),
            "position": [
                "file": .string(stage.span.text.name), "line": .integer(Int64(stage.span.start.line)),
                "column": .integer(Int64(stage.span.start.column)),
            ], "findings": .array(findings(of: stage)),
        ]
    }

    /// The stage's findings, each naming its stage, so that they can stand in one list as well.
    static func findings(of stage: JudgedStage) -> [JSONValue] {
        stage.findings.map { judged in
            .object([.init("stage", .string(stage.name))] + (FindingRecord.value(judged).members ?? []))
        }
    }

    static func approval(_ approval: StageResult.CountedApproval) -> JSONValue {
        [
            "principal": .string(approval.principal), "role": .string(approval.role),
            "document": .string(approval.document.description),
        ]
    }

    static func completeness(_ completeness: Completeness) -> JSONValue {
        [
            "examined": .integer(Int64(completeness.examined)), "total": .integer(Int64(completeness.total)),
            "reasons": .array(
                completeness.reasons.map { ["id": .string($0.id), "count": .integer(Int64($0.count))] }),
        ]
    }

    static func counts(_ counts: [(name: String, count: Int)]) -> JSONValue {
        .object(counts.map { .init($0.name, .integer(Int64($0.count))) })
    }

    static func strings(_ strings: [String]) -> JSONValue { .array(strings.map { .string($0) }) }
}
