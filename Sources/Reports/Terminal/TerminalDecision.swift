import Documents
import Engine
import Findings

/// The screen a release manager reads first: verdict, stages, where and why it is blocked, what to do, digests.
struct TerminalDecision {
    /// More steps than these are only counted.
    private static let maximumSteps = 10

    private let report: DecisionReport
    private let style: TerminalStyle
    private let obstacles: [Obstacle]

    init(_ report: DecisionReport, color: Bool) {
        self.report = report
        style = TerminalStyle(color: color)
        obstacles = Obstacle.all(of: report.evaluation)
    }

    var text: String {
        [headline, stages, why, letPass, steps, acts, record].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var headline: String {
        let evaluation = report.evaluation
        let title = OutsideText.line(evaluation.release.title)
        let verdict = colored(report.verdictTitle, evaluation.verdict)
        let pin = evaluation.question.pin
        var text =
            "\(verdict) \(style.bold(title)) for \(style.bold(OutsideText.line(evaluation.question.environment)))\n"
        let pipeline = OutsideText.line(evaluation.plan.pipeline)
        text +=
            "  judged by \(pipeline) (\(OutsideText.line(pin.path)) at \(OutsideText.line(String(pin.commit.prefix(12))))"
        text += ", \(OutsideText.line(pin.ref))), as of \(evaluation.question.time.instant)\n"
        text += "  \(report.comparison)\n"
        for remark in report.remarks { text += "  \(style.uncertain("note:")) \(remark)\n" }
        return text
    }

    private func colored(_ text: String, _ verdict: Verdict) -> String {
        switch verdict {
        case .promoted: style.good(text)
        case .rejected, .errored: style.bad(text)
        case .pending: style.uncertain(text)
        }
    }

    private var stages: String {
        let stages = report.evaluation.stages
        let width = min(40, stages.map { $0.name.unicodeScalars.count }.max() ?? 0)
        return section("Stages") + stages.map { line($0, nameWidth: width) }.joined()
    }

    private func line(_ stage: JudgedStage, nameWidth: Int) -> String {
        let outcome = style.outcome("\(stage.outcome.symbol) \(style.padded(stage.outcome.rawValue, 8))", stage.outcome)
        let name = style.padded(OutsideText.line(stage.name, limit: 80), nameWidth)
        let parts = StageSummary.parts(of: stage)
        return parts.isEmpty ? "  \(outcome) \(name)\n" : "  \(outcome) \(name)  \(parts.joined(separator: "; "))\n"
    }

    private var why: String {
        guard !obstacles.isEmpty else { return "" }
        let screen = TerminalObstacle(style: style)
        return section("Where and why") + obstacles.map(screen.text).joined(separator: "\n")
    }

    /// What did not hold the release back but should be seen: waivers in force and warnings by rule.
    private var letPass: String {
        var lines = report.waiversInForce.map { waiver, findings in
            "waived: \(Wording.count(findings, "finding")) by \(waiver.title)"
        }
        lines += WarningRule.all(of: report.evaluation).map { rule in
            "warning: \(Wording.count(rule.count, "finding")) under \(OutsideText.line(rule.name))"
        }
        guard !lines.isEmpty else { return "" }
        return section("Let pass") + lines.map { "  \($0)\n" }.joined()
    }

    private var steps: String {
        let steps = NextStep.all(of: obstacles)
        guard !steps.isEmpty else { return "" }
        var text = section("What to do")
        for (number, step) in steps.prefix(Self.maximumSteps).enumerated() {
            let clears = step.clears > 1 ? style.dim(" (clears \(step.clears))") : ""
            text += "  \(number + 1). \(OutsideText.line(step.text))\(clears)\n"
        }
        let more = steps.count - Self.maximumSteps
        if more > 0 { text += "  … and \(more) more; the JSON report has all\n" }
        let roles = report.evaluation.gate.waiverRoles
        if obstacles.contains(where: { $0.kind == .blocking }), !roles.isEmpty {
            let names = roles.map { OutsideText.line($0, limit: 80) }.joined(separator: " or ")
            text += "  Until then, \(names) can waive blocking findings for a time ('sluice waive').\n"
        }
        return text
    }

    private var acts: String {
        let approvals = report.evaluation.approvals.map {
            "approved by \(OutsideText.line($0.principal, limit: 120)) as \(OutsideText.line($0.role, limit: 120))"
        }
        let refused = report.refusals.map { "\(style.uncertain("does not count:")) \(OutsideText.line($0))" }
        guard !approvals.isEmpty || !refused.isEmpty else { return "" }
        return section("Signed acts") + (approvals + refused).map { "  \($0)\n" }.joined()
    }

    private var record: String {
        var text = section("Digests")
        for (name, digest) in report.digests { text += "  \(style.padded(name, 8)) \(digest)\n" }
        let exit = report.exit
        if exit.code != 0 { text += "  exit     \(exit.name) (\(exit.code))\n" }
        if let recorded = report.recorded { text += "  recorded \(recorded)\n" }
        return text
    }

    private func section(_ title: String) -> String { style.bold(title) + "\n" }
}
