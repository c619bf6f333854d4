import Artifacts
import Documents
import Engine
import Findings

/// A decision as SARIF 2.1.0: every finding, and a result for every stage that could not say enough.
struct SARIFDecision {
    private let report: DecisionReport
    private let obstacles: [Obstacle]

    init(_ report: DecisionReport) {
        self.report = report
        obstacles = Obstacle.all(of: report.evaluation)
    }

    /// `sluice/stage-unknown`: the rules of results that no stage found.
    static func stageRule(_ word: String) -> String { "sluice/stage-\(word)" }

    var log: SARIFLog {
        let evaluation = report.evaluation
        let (release, environment) = (evaluation.release, evaluation.question.environment)
        let errored = evaluation.stages.filter { $0.outcome == .errored }
        return SARIFLog(
            category: "sluice/\(release.project)/\(release.name)/\(environment)/",
            results: evaluation.stages.flatMap(results), isSuccessful: evaluation.verdict != .errored,
            notifications: errored.map {
                "stage \($0.name): \($0.failure?.message ?? "could not finish") (\($0.failure?.code ?? "errored"))"
            }, exit: report.exit,
            properties: [
                ("verdict", .string(evaluation.verdict.rawValue)), ("release", .string(release.title)),
                ("environment", .string(environment)),
                ("releaseDigest", .string(release.digest.description)),
                ("reviewDigest", .string(evaluation.reviewDigest.description)),
                ("inputDigest", .string(evaluation.inputDigest.description)),
                ("dryRun", .bool(report.isDryRun)),
            ])
    }

    private func results(of stage: JudgedStage) -> [SARIFResult] {
        let problems = obstacles.filter { $0.findings.isEmpty && $0.stage.utf8.elementsEqual(stage.name.utf8) }
        return problems.map { problem($0, of: stage) } + leftOut(stage)
            + stage.findings.byWeight.map { result($0, of: stage) }
    }

    private func problem(_ obstacle: Obstacle, of stage: JudgedStage) -> SARIFResult {
        let rule = Self.stageRule(obstacle.kind.rawValue)
        return SARIFResult(
            rule: rule, level: obstacle.kind == .waiting ? .warning : .error,
            message: "stage \(stage.name): \(obstacle.message)",
            location: obstacle.place ?? FindingLocation(file: report.evaluation.plan.path),
            fingerprint: "\(rule):\(stage.name):\(obstacle.rule)",
            remedy: obstacle.remedies.first, properties: [("stage", .string(stage.name))])
    }

    /// A stage that passes without having examined everything says so.
    private func leftOut(_ stage: JudgedStage) -> [SARIFResult] {
        guard stage.outcome.permitsPromotion, !stage.completeness.isComplete else { return [] }
        let rule = Self.stageRule("incomplete")
        return [
            SARIFResult(
                rule: rule, level: .warning,
                message: "stage \(stage.name): \(Wording.completeness(stage.completeness))",
                location: place(of: stage), fingerprint: "\(rule):\(stage.name)",
                properties: [("stage", .string(stage.name))])
        ]
    }

    private func result(_ judged: JudgedFinding, of stage: JudgedStage) -> SARIFResult {
        let finding = judged.finding
        let level: SARIFResult.Level =
            switch judged.effect {
            case .blocking, .unaddressed, .waived: .error
            case .warning: .warning
            case .informational: .note
            }
        let rule = judged.ruleSpan.map {
            FindingLocation(file: $0.text.name, line: $0.start.line, column: $0.start.column)
        }
        var properties: [(String, JSONValue)] = [
            ("stage", .string(stage.name)), ("effect", .string(judged.effect.rawValue)),
            ("class", .string(judged.findingClass.rawValue)), ("severity", .string(finding.severity.rawValue)),
            ("artifact", .string(finding.artifact)),
        ]
        properties += [
            ("subject", finding.subject), ("route", finding.route), ("advisory", finding.advisory),
            ("policyRule", judged.rule), ("remedy", judged.remedy),
        ].compactMap { key, value in value.map { (key, .string($0)) } }
        return SARIFResult(
            rule: finding.rule, level: level, message: finding.message,
            location: finding.location ?? rule ?? place(of: stage), fingerprint: judged.fingerprint,
            logicalName: finding.logicalName,
            judgedAt: (rule ?? place(of: stage), judged.rule ?? "no rule of the policies"), remedy: judged.remedy,
            justification: judged.waiverTitle,
            isNew: report.evaluation.baseline == nil ? nil : judged.findingClass != .preexisting,
            properties: properties)
    }

    private func place(of stage: JudgedStage) -> FindingLocation {
        let span = stage.span
        guard !span.text.name.isEmpty else { return FindingLocation(file: report.evaluation.plan.path) }
        return FindingLocation(file: span.text.name, line: span.start.line, column: span.start.column)
    }
}

extension Finding {
    /// Artifact, subject and route as one name.
    var logicalName: String { [artifact, subject, route].compactMap { $0 }.joined(separator: " ") }
}
