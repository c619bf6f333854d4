import Documents
import Engine
import Findings

/// One obstacle as a compiler prints a diagnostic: the line of the policy or pipeline that blocked, the findings, the remedy.
struct TerminalObstacle {
    /// More findings of one rule than these are only counted.
    private static let maximumFindings = 8

    let style: TerminalStyle

    func text(_ obstacle: Obstacle) -> String {
        var text = heading(obstacle)
        if let span = obstacle.span, obstacle.place != nil {
            text += DiagnosticRenderer(color: style.color).excerpt(of: span)
        }
        let common = commonRemedy(obstacle)
        for finding in obstacle.findings.prefix(Self.maximumFindings) {
            text += line(finding)
            if common == nil { text += "      \(remedy(obstacle.remedy(for: finding)))" }
        }
        let more = obstacle.findings.count - Self.maximumFindings
        if more > 0 { text += "    … and \(more) more of this rule; the JSON report has all\n" }
        if obstacle.findings.isEmpty {
            for one in obstacle.remedies { text += "  \(remedy(one))" }
        } else if let common {
            text += "  \(remedy(common))"
        }
        return text
    }

    private func heading(_ obstacle: Obstacle) -> String {
        var text = obstacle.place.map { style.bold(Wording.place($0) + ":") + " " } ?? ""
        let label = "\(obstacle.kind.rawValue):"
        switch obstacle.kind {
        case .blocking, .unaddressed, .errored: text += style.bad(label)
        case .unknown, .waiting, .skipped: text += style.uncertain(label)
        }
        let stage = obstacle.stage.isEmpty ? "" : "\(OutsideText.line(obstacle.stage, limit: 80)): "
        return text + " \(style.bold(OutsideText.line(stage + obstacle.message)))"
            + " [\(OutsideText.line(obstacle.rule, limit: 120))]\n"
    }

    private func line(_ judged: JudgedFinding) -> String {
        let finding = judged.finding
        let place = FindingPlace.text(of: finding)
        let severity = style.severity(finding.severity.rawValue, finding.severity)
        return "    \(place): \(severity): \(OutsideText.line(finding.message)) "
            + style.dim("[\(OutsideText.line(finding.rule, limit: 120)), \(judged.findingClass.rawValue)]") + "\n"
    }

    /// The one remedy of all findings; nothing when they differ.
    private func commonRemedy(_ obstacle: Obstacle) -> String? {
        guard let first = obstacle.findings.first.map({ obstacle.remedy(for: $0) }) else { return nil }
        let isCommon = obstacle.findings.allSatisfy { obstacle.remedy(for: $0).utf8.elementsEqual(first.utf8) }
        return isCommon ? first : nil
    }

    private func remedy(_ text: String) -> String { "\(style.label("remedy:")) \(OutsideText.line(text))\n" }
}
