import Engine
import Findings

/// What one line says about a stage beside its name and outcome.
enum StageSummary {
    /// Completeness, counts by effect, counts by class, and the reasons that are none of these.
    static func parts(of stage: JudgedStage) -> [String] {
        var parts: [String] = []
        switch stage.outcome {
        case .skipped:
            let reason = stage.reasons.first ?? "did not run"
            parts.append(stage.isConditional ? "left out: \(reason)" : reason)
        case .errored:
            parts.append("\(stage.failure?.message ?? "could not finish") [\(stage.failure?.code ?? "errored")]")
        default:
            parts.append(Wording.completeness(stage.completeness))
        }
        parts.append(Wording.counts(stage.effectCounts))
        parts.append(Wording.counts(stage.classCounts))
        parts.append((stage.result?.waitingFor ?? []).joined(separator: ", "))
        if !stage.isApproval { parts += stage.result?.notes ?? [] }
        return parts.filter { !$0.isEmpty }.map { OutsideText.line($0) }
    }
}
