import Findings

/// The findings of one domain verb as Markdown.
struct MarkdownFindings {
    /// More findings than these are only counted.
    private static let maximumRows = 200

    private let report: FindingsReport

    init(_ report: FindingsReport) { self.report = report }

    var text: String {
        let findings = report.listed
        let counts = Wording.counts(report.severityCounts)
        var text = "## \(MarkdownText.escaped(report.title))\n\n"
        text += "\(Wording.count(findings.count, "finding"))\(counts.isEmpty ? "" : " (\(counts))"), "
        text += "\(MarkdownText.escaped(Wording.completeness(report.completeness)))\n"
        if !report.completeness.isComplete {
            text +=
                "\n> \(report.completeness.total == 0 ? "There was nothing to examine." : "Not everything was examined.")\n"
        }
        for note in report.notes { text += "\n> \(MarkdownText.escaped(note))\n" }
        guard !findings.isEmpty else { return text }
        var table = MarkdownTable(header: ["Severity", "Finding", "Where", "Remedy"])
        for finding in findings.prefix(Self.maximumRows) {
            table.rows.append([
                finding.severity.rawValue,
                "\(MarkdownText.escaped(finding.message)) (\(MarkdownText.code(finding.rule)))",
                MarkdownText.code(FindingPlace.text(of: finding)), MarkdownText.escaped(finding.remedy ?? ""),
            ])
        }
        text += "\n" + table.text
        let more = findings.count - Self.maximumRows
        return more > 0 ? text + "\n… and \(more) more; the JSON report has all\n" : text
    }
}
