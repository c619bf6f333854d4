import Documents
import Findings

/// The findings of one domain verb as SARIF 2.1.0; levels follow severity, since no policy has judged.
struct SARIFFindings {
    private let report: FindingsReport

    init(_ report: FindingsReport) { self.report = report }

    var log: SARIFLog {
        SARIFLog(
            category: "sluice/\(report.title)/", results: incomplete + report.listed.map(result), isSuccessful: true,
            properties: [
                ("examined", .integer(Int64(report.completeness.examined))),
                ("total", .integer(Int64(report.completeness.total))),
                ("notes", .array(report.notes.map { .string($0) })),
            ])
    }

    private var incomplete: [SARIFResult] {
        guard !report.completeness.isComplete else { return [] }
        let rule = SARIFDecision.stageRule("incomplete")
        return [
            SARIFResult(
                rule: rule, level: .error, message: Wording.completeness(report.completeness),
                location: FindingLocation(file: report.title), fingerprint: rule)
        ]
    }

    private func result(_ finding: Finding) -> SARIFResult {
        let level: SARIFResult.Level =
            switch finding.severity {
            case .unknown, .critical, .high: .error
            case .medium: .warning
            case .low, .none: .note
            }
        return SARIFResult(
            rule: finding.rule, level: level, message: finding.message,
            location: finding.location ?? FindingLocation(file: finding.artifact), fingerprint: finding.fingerprint,
            logicalName: finding.logicalName, remedy: finding.remedy,
            properties: [
                ("severity", .string(finding.severity.rawValue)), ("artifact", .string(finding.artifact)),
            ]
                + [("subject", finding.subject), ("route", finding.route), ("advisory", finding.advisory)]
                .compactMap { key, value in value.map { (key, JSONValue.string($0)) } })
    }
}
