import Documents
import Findings

/// `sluice/findings/v1`: the findings of one domain verb; `ReportSchema.findings` describes it.
enum JSONFindings {
    static let schema = "sluice/findings/v1"

    static func value(_ report: FindingsReport) -> JSONValue {
        [
            "schema": .string(schema), "title": .string(report.title),
            "completeness": JSONStage.completeness(report.completeness),
            "severities": JSONStage.counts(report.severityCounts), "notes": JSONStage.strings(report.notes),
            "findings": .array(report.listed.map(finding)), "remedies": .array(report.remedies),
            "unexamined": .array(report.unexamined),
        ]
    }

    private static func finding(_ finding: Finding) -> JSONValue {
        let facts = finding.facts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return [
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "artifact": .string(finding.artifact), "subject": .optional(finding.subject),
            "subjectIdentity": .optional(finding.subjectIdentity), "route": .optional(finding.route),
            "advisory": .optional(finding.advisory),
            "location": finding.location.map {
                [
                    "file": .string($0.file), "line": $0.line.map { .integer(Int64($0)) } ?? .null,
                    "column": $0.column.map { .integer(Int64($0)) } ?? .null,
                ]
            } ?? .null, "message": .string(finding.message), "remedy": .optional(finding.remedy),
            "facts": .object(facts.map { .init($0.key, .string($0.value)) }),
            "fingerprint": .string(finding.fingerprint),
        ]
    }
}
