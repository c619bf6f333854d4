package import Documents
package import Findings
package import Ledger

/// What became of one old decision under other definitions.
package struct WhatIfResult: Sendable {
    package enum Judgement: Sendable, Hashable {
        case judged(DecisionBody.Verdict)
        /// It can't be judged; why, at least one reason.
        case unknown([String])
    }

    /// A stage that came out otherwise; nothing where one of the pipelines does not have it.
    package struct StageChange: Sendable, Hashable {
        package let stage: String
        package let before: Outcome?
        package let after: Outcome?
        package let isApproval: Bool
    }

    /// A finding that holds the release back under one of the two and not under the other.
    package struct FindingChange: Sendable, Hashable {
        package let stage: String
        package let rule: String
        package let message: String
        /// The policy rule that decided, before and after.
        package let policyBefore: String?
        package let policyAfter: String?
        /// `blocking`, `warning` and so on; nothing where there is no such finding.
        package let before: String?
        package let after: String?
    }

    package let body: DecisionBody
    package let judgement: Judgement
    /// In the order of the proposed plan, then what is gone.
    package let stages: [StageChange]
    /// Of flips only; by stage, rule and message.
    package let findings: [FindingChange]
    /// Whether the verdict differs through approvals and promotion order alone: what was examined came out alike.
    package let isOnlyApprovals: Bool
    /// Whether people's approvals counted then and would have to be given again: another review.
    package let needsApprovalsAgain: Bool
    /// What is wrong with the definitions, when that is why it can't be judged.
    package let definitions: Diagnostics?

    /// The new verdict when it is another one.
    package var flip: DecisionBody.Verdict? {
        guard case .judged(let verdict) = judgement, verdict != body.verdict else { return nil }
        return verdict
    }

    package var isUnknown: Bool { if case .unknown = judgement { true } else { false } }
}
