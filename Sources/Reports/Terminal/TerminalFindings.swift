import Findings

/// The findings of one domain verb: one line each, the worst first, then what to do and the counts.
struct TerminalFindings {
    /// More findings than these are only counted.
    private static let maximumFindings = 200

    private let report: FindingsReport
    private let style: TerminalStyle

    init(_ report: FindingsReport, color: Bool) {
        self.report = report
        style = TerminalStyle(color: color)
    }

    var text: String {
        let findings = report.listed
        let shown = findings.prefix(Self.maximumFindings)
        let places = shown.map { FindingPlace.text(of: $0) }
        let width = min(48, places.map { $0.unicodeScalars.count }.max() ?? 0)
        var text = style.bold(OutsideText.line(report.title)) + "\n"
        for (finding, place) in zip(shown, places) {
            let severity = style.severity(style.padded(finding.severity.rawValue, 8), finding.severity)
            text += "  \(severity) \(style.padded(place, width))  \(OutsideText.line(finding.message)) "
            text += style.dim("[\(OutsideText.line(finding.rule, limit: 120))]") + "\n"
            if let remedy = finding.remedy {
                text += "           \(style.label("remedy:")) \(OutsideText.line(remedy))\n"
            }
        }
        let more = findings.count - shown.count
        if more > 0 { text += "  … and \(more) more; the JSON report has all\n" }
        let counts = Wording.counts(report.severityCounts)
        text += "\(Wording.count(findings.count, "finding"))\(counts.isEmpty ? "" : ": \(counts)")\n"
        text += completeness
        for note in report.notes { text += "\(style.uncertain("note:")) \(OutsideText.line(note))\n" }
        return text
    }

    private var completeness: String {
        let completeness = report.completeness
        let line = Wording.completeness(completeness)
        if completeness.isComplete { return line + "\n" }
        let reason = completeness.total == 0 ? "there was nothing to examine" : "not everything was examined"
        return "\(line): \(style.uncertain(reason))\n"
    }
}
