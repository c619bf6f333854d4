import Documents
import Engine
import Findings

/// A decision for step summaries and pull requests.
struct MarkdownDecision {
    /// More findings or steps than these are only counted: a step summary has a limit of 1 MiB.
    private static let maximumRows = 50

    private let report: DecisionReport
    private let obstacles: [Obstacle]

    init(_ report: DecisionReport) {
        self.report = report
        obstacles = Obstacle.all(of: report.evaluation)
    }

    var text: String {
        [headline, stages, findings, problems, steps, acts, details].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var headline: String {
        let evaluation = report.evaluation
        let symbol = MarkdownText.symbol(evaluation.verdict.rawValue)
        var text = "## \(symbol) \(report.verdictTitle): \(MarkdownText.code(evaluation.release.title)) for "
        text += "\(MarkdownText.code(evaluation.question.environment))\n"
        for remark in report.remarks { text += "\n> \(remark)\n" }
        return text
    }

    private var stages: String {
        var table = MarkdownTable(header: ["Stage", "Outcome", "Examined", "Findings", "Against the baseline", "Notes"])
        for stage in report.evaluation.stages {
            let examined = stage.result == nil ? "" : "\(stage.completeness.examined)/\(stage.completeness.total)"
            var notes = stage.completeness.isComplete ? "" : Wording.reasons(stage.completeness)
            if stage.outcome == .skipped { notes = stage.reasons.first ?? "" }
            if let failure = stage.failure { notes = "\(failure.message) [\(failure.code)]" }
            let waiting = (stage.result?.waitingFor ?? []).joined(separator: ", ")
            let told = stage.isApproval ? [] : stage.result?.notes ?? []
            table.rows.append([
                MarkdownText.code(stage.name),
                "\(MarkdownText.symbol(stage.outcome.rawValue)) \(stage.outcome.rawValue)", examined,
                Wording.counts(stage.effectCounts), Wording.counts(stage.classCounts),
                MarkdownText.escaped(([notes, waiting] + told).filter { !$0.isEmpty }.joined(separator: "; ")),
            ])
        }
        return "### Stages\n\n" + table.text + "\n" + MarkdownText.escaped(report.comparison) + "\n"
    }

    private var findings: String {
        let pairs = obstacles.flatMap { obstacle in obstacle.findings.map { (obstacle, $0) } }
        guard !pairs.isEmpty else { return "" }
        var table = MarkdownTable(header: ["Severity", "Finding", "Where", "Blocked by", "Remedy"])
        for (obstacle, judged) in pairs.prefix(Self.maximumRows) {
            let finding = judged.finding
            table.rows.append([
                finding.severity.rawValue,
                "\(MarkdownText.escaped(finding.message)) (\(MarkdownText.code(finding.rule)), \(judged.findingClass.rawValue))",
                MarkdownText.code(FindingPlace.text(of: finding)), blockedBy(obstacle),
                MarkdownText.escaped(obstacle.remedy(for: judged)),
            ])
        }
        return "### Blocking findings (\(pairs.count))\n\n" + table.text + more(pairs.count)
    }

    private func blockedBy(_ obstacle: Obstacle) -> String {
        let rule = obstacle.kind == .unaddressed ? "no rule" : MarkdownText.code(obstacle.rule)
        return obstacle.place.map { "\(rule) at \(MarkdownText.code(Wording.place($0)))" } ?? rule
    }

    private var problems: String {
        let found = obstacles.filter(\.findings.isEmpty)
        guard !found.isEmpty else { return "" }
        let lines = found.map { obstacle in
            let place = obstacle.place.map { " at \(MarkdownText.code(Wording.place($0)))" } ?? ""
            let stage = obstacle.stage.isEmpty ? "" : " \(MarkdownText.code(obstacle.stage))\(place)"
            return "- **\(obstacle.kind.rawValue)**\(stage): \(MarkdownText.escaped(obstacle.message))\n"
        }
        return "### Stages that hold it back\n\n" + lines.joined()
    }

    private var steps: String {
        let steps = NextStep.all(of: obstacles)
        guard !steps.isEmpty else { return "" }
        let lines = steps.prefix(Self.maximumRows).enumerated().map { number, step in
            "\(number + 1). \(MarkdownText.escaped(step.text))\(step.clears > 1 ? " (clears \(step.clears))" : "")\n"
        }
        return "### What to do\n\n" + lines.joined() + more(steps.count)
    }

    private var acts: String {
        var lines = report.waiversInForce.map { waiver, findings in
            "- waived: \(Wording.count(findings, "finding")) by \(MarkdownText.escaped(waiver.title))\n"
        }
        lines += report.evaluation.approvals.map {
            "- approved by \(MarkdownText.code($0.principal)) as \(MarkdownText.code($0.role))\n"
        }
        lines += report.refusals.map { "- does not count: \(MarkdownText.escaped($0))\n" }
        return lines.isEmpty ? "" : "### Signed acts\n\n" + lines.joined()
    }

    private var details: String {
        let pin = report.evaluation.question.pin
        var rows = report.digests.map { ["\($0.name) digest", MarkdownText.code($0.digest)] }
        rows.append([
            "pipeline",
            "\(MarkdownText.code(pin.path)) at \(MarkdownText.code(pin.commit)) (\(MarkdownText.code(pin.ref)))",
        ])
        rows.append(["as of", "\(report.evaluation.question.time.instant)"])
        if let recorded = report.recorded { rows.append(["recorded", MarkdownText.code(recorded)]) }
        let table = MarkdownTable(header: ["What", "Value"], rows: rows)
        return "<details><summary>Digests and record</summary>\n\n" + table.text + "\n</details>\n"
    }

    private func more(_ count: Int) -> String {
        count > Self.maximumRows ? "\n… and \(count - Self.maximumRows) more; the JSON report has all\n" : ""
    }
}
