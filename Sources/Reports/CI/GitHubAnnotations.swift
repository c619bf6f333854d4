import Engine
import Findings

/// Findings as GitHub's workflow commands.
///
/// GitHub shows ten of each level and drops the rest without a word, so the tenth says how many there are. A gate that does
/// not enforce never marks an error.
struct GitHubAnnotations {
    private static let maximumPerLevel = 10

    private let report: DecisionReport

    init(_ report: DecisionReport) { self.report = report }

    var text: String {
        let all = AnnotatedFinding.all(of: report)
        return ["error", "warning", "notice"].map { level in
            lines(all.filter { command(for: $0.weight) == level }, level)
        }.joined()
    }

    private func lines(_ findings: [AnnotatedFinding], _ level: String) -> String {
        guard findings.count > Self.maximumPerLevel else { return findings.map { line($0, level) }.joined() }
        let shown = findings.prefix(Self.maximumPerLevel - 1)
        return shown.map { line($0, level) }.joined()
            + "::\(level) title=sluice::… and \(findings.count - shown.count) more; the JSON report has all\n"
    }

    private func command(for weight: AnnotatedFinding.Weight) -> String {
        switch (weight, report.evaluation.enforcement.mode) {
        case (.error, .enforce): "error"
        case (.error, _), (.warning, _): "warning"
        case (.note, _): "notice"
        }
    }

    private func line(_ finding: AnnotatedFinding, _ level: String) -> String {
        var properties = ["file=\(Self.property(finding.place.file))"]
        if let line = finding.place.line { properties.append("line=\(line)") }
        if let column = finding.place.column { properties.append("col=\(column)") }
        properties.append("title=\(Self.property(finding.title))")
        return "::\(level) \(properties.joined(separator: ","))::\(Self.data(finding.message))\n"
    }

    /// Text of a command's message; what would end the line or begin an escape is escaped.
    private static func data(_ text: String) -> String {
        var result = ""
        for scalar in OutsideText.line(text, limit: 2000).unicodeScalars {
            if scalar == "%" { result += "%25" } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// Text of a property, where commas and colons are escaped too.
    private static func property(_ text: String) -> String {
        var result = ""
        for scalar in data(text).unicodeScalars {
            switch scalar {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
