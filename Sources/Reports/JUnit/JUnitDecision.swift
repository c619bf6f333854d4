import Documents
import Engine
import Findings

/// A decision as JUnit XML: one suite for the release, one test case a stage.
///
/// `failed` and `unknown` stages are failures, `errored` ones errors; what waits or did not run is skipped with its reason.
struct JUnitDecision {
    /// More lines of one stage than these are only counted.
    private static let maximumLines = 200

    private let report: DecisionReport
    private let obstacles: [Obstacle]

    init(_ report: DecisionReport) {
        self.report = report
        obstacles = Obstacle.all(of: report.evaluation)
    }

    var text: String {
        let evaluation = report.evaluation
        let title = evaluation.release.title
        let environment = evaluation.question.environment
        var properties = [(name: "verdict", value: report.verdictTitle.lowercased())]
        properties += report.digests.map { (name: "\($0.name)Digest", value: $0.digest) }
        properties += report.remarks.map { (name: "remark", value: $0) }
        if let recorded = report.recorded { properties.append((name: "recorded", value: recorded)) }
        return JUnitSuite(
            name: "\(title) for \(environment)",
            classname: "\(evaluation.release.project)/\(evaluation.release.name).\(environment)",
            timestamp: String(evaluation.question.time.instant.description.dropLast()), properties: properties,
            cases: evaluation.stages.isEmpty ? [nothing] : evaluation.stages.map(testCase)
        ).text
    }

    /// Without a stage nothing was examined, and that is no empty success.
    private var nothing: JUnitSuite.Case {
        JUnitSuite.Case(
            name: "stages",
            result: .failed(message: "no stage examined the release", type: "unknown", details: []))
    }

    private func testCase(_ stage: JudgedStage) -> JUnitSuite.Case {
        let own = obstacles.filter { $0.stage.utf8.elementsEqual(stage.name.utf8) }
        let message = own.first?.message ?? stage.reasons.first ?? stage.outcome.rawValue
        let result: JUnitSuite.Case.Result =
            switch stage.outcome {
            case .passed, .warned: .passed
            case .failed, .unknown: .failed(message: message, type: stage.outcome.rawValue, details: details(own))
            case .errored: .errored(message: message, type: stage.failure?.code ?? "errored", details: details(own))
            case .waiting: .skipped("waiting: \(message)")
            case .skipped: .skipped(stage.isConditional ? "left out: \(message)" : message)
            }
        let letPass = stage.findings.filter { $0.effect == .warning || $0.effect == .waived }.byWeight.map { judged in
            "\(judged.effect.rawValue): \(line(judged))" + (judged.waiverTitle.map { " (\($0))" } ?? "")
        }
        return JUnitSuite.Case(
            name: stage.name, result: result, output: StageSummary.parts(of: stage) + capped(letPass))
    }

    private func details(_ obstacles: [Obstacle]) -> [String] {
        var lines: [String] = []
        for obstacle in obstacles {
            let place = obstacle.place.map { Wording.place($0) + ": " } ?? ""
            lines.append("\(place)\(obstacle.kind.rawValue): \(obstacle.message) [\(obstacle.rule)]")
            for judged in obstacle.findings {
                lines.append("  \(line(judged)); \(obstacle.remedy(for: judged))")
            }
            if obstacle.findings.isEmpty { lines += obstacle.remedies.map { "  remedy: \($0)" } }
        }
        return capped(lines)
    }

    private func line(_ judged: JudgedFinding) -> String {
        "\(FindingPlace.text(of: judged.finding)): \(judged.finding.severity.rawValue): \(judged.finding.message)"
    }

    private func capped(_ lines: [String]) -> [String] {
        guard lines.count > Self.maximumLines else { return lines }
        return Array(lines.prefix(Self.maximumLines)) + ["… and \(lines.count - Self.maximumLines) more lines"]
    }
}
