import Documents
import Engine
import Findings

/// One line a CI system marks: a finding, or a stage that could not say enough.
struct AnnotatedFinding {
    enum Weight: Int, Comparable {
        case note, warning, error

        static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
    }

    let weight: Weight
    let title: String
    let message: String
    /// The finding's own place, or that of the policy rule or stage that judged it.
    let place: FindingLocation
    let fingerprint: String
    /// Nothing for a problem of a stage.
    let severity: Severity?

    /// Problems of stages, then findings, the weightiest first; what is only informational is left out.
    static func all(of report: DecisionReport) -> [AnnotatedFinding] {
        let evaluation = report.evaluation
        let pipeline = FindingLocation(file: evaluation.plan.path, line: 1)
        let problems = Obstacle.all(of: evaluation).filter(\.findings.isEmpty).map { obstacle in
            AnnotatedFinding(
                weight: obstacle.kind == .waiting ? .warning : .error,
                title: "\(obstacle.stage): \(obstacle.kind.rawValue)",
                message: ([obstacle.message] + obstacle.remedies).map { OutsideText.sentence($0) }
                    .joined(separator: " "),
                place: obstacle.place ?? pipeline,
                fingerprint: "\(obstacle.kind.rawValue):\(obstacle.stage):\(obstacle.rule)", severity: nil)
        }
        let findings = evaluation.stages.flatMap { stage in
            stage.findings.filter { $0.effect != .informational }.byWeight.map { finding($0, of: stage, pipeline) }
        }
        return (problems + findings).enumerated().sorted { left, right in
            left.element.weight == right.element.weight
                ? left.offset < right.offset : left.element.weight > right.element.weight
        }.map(\.element)
    }

    private static func finding(_ judged: JudgedFinding, of stage: JudgedStage, _ pipeline: FindingLocation)
        -> AnnotatedFinding
    {
        let weight: Weight =
            switch judged.effect {
            case .blocking, .unaddressed: .error
            case .warning: .warning
            case .waived, .informational: .note
            }
        let span = judged.ruleSpan ?? stage.span
        let rule =
            span.text.name.isEmpty
            ? pipeline : FindingLocation(file: span.text.name, line: span.start.line, column: span.start.column)
        let parts = [judged.finding.message, judged.waiverTitle, judged.remedy].compactMap { $0 }
        return AnnotatedFinding(
            weight: weight, title: "\(stage.name): \(judged.finding.rule)",
            message: parts.map { OutsideText.sentence($0) }.joined(separator: " "),
            place: judged.finding.location ?? rule, fingerprint: judged.fingerprint,
            severity: judged.finding.severity)
    }
}
