import Findings

/// What an evaluation comes to.
package enum Verdict: String, Sendable {
    case promoted
    case rejected
    case pending
    /// A stage errored: there is no decision.
    case errored

    /// The word for the process's exit and its code (design section 8); `pending` is `incomplete` when something was not
    /// examined.
    package func exit(isIncomplete: Bool) -> (name: String, code: Int32) {
        switch self {
        case .promoted: ("promoted", 0)
        case .rejected: ("rejected", 2)
        case .pending: isIncomplete ? ("incomplete", 4) : ("pending", 3)
        case .errored: ("errored", 1)
        }
    }

    /// Judges the outcomes of all stages together; no stage at all is never a promotion.
    static func of(_ stages: [JudgedStage]) -> Verdict {
        let outcomes = stages.map(\.outcome)
        if outcomes.isEmpty { return .pending }
        if outcomes.contains(.errored) { return .errored }
        if outcomes.contains(.failed) { return .rejected }
        return outcomes.allSatisfy(\.permitsPromotion) || isSkipHarmless(stages) ? .promoted : .pending
    }

    /// Optional stages that the pipeline's own condition skipped do not hold a release back, as long as others passed.
    private static func isSkipHarmless(_ stages: [JudgedStage]) -> Bool {
        stages.contains { $0.outcome.permitsPromotion && !$0.isApproval }
            && stages.allSatisfy { $0.outcome.permitsPromotion || $0.isSkippedByCondition }
    }
}

extension JudgedStage {
    /// Whether the pipeline itself said that the stage need not run for this release.
    var isSkippedByCondition: Bool { outcome == .skipped && isConditional }
}
