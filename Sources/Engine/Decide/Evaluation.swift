package import Artifacts
import Documents
import Findings
package import Governance

/// A release judged: every stage's outcome, what counted, and the digests that bind it all.
package struct Evaluation: Sendable {
    package let question: EvaluationQuestion
    package let release: Release
    package let trust: TrustPolicy
    package let gate: TrustPolicy.Gate
    package let plan: Plan
    /// In plan order; the promotion order's pseudo stages last.
    package let stages: [JudgedStage]
    package let verdict: Verdict
    package let reviewDigest: Digest
    package let inputDigest: Digest
    package let inputManifest: InputManifest
    package let baseline: Baseline?
    /// Fingerprints of baseline findings the release no longer has, sorted.
    package let fixed: [String]
    package let authors: Authors
    package let waivers: WaiverDecision
    /// Acts that can't count at all, with the reason; sorted.
    package let unreadableActs: [(digest: Digest, reason: String)]
    /// The resolved definitions, roles and trust, as approvers judge them.
    package let judgedContent: Digest
    package let trustDigest: Digest
    package let rolesDigest: Digest

    /// Whether something was not examined enough; a stage that the pipeline's own condition skipped is not missing as long
    /// as another one examined the release.
    package var isIncomplete: Bool {
        stages.contains { $0.outcome == .unknown || $0.outcome == .skipped && !$0.isSkippedByCondition }
            || stages.allSatisfy { $0.isApproval || $0.outcome == .skipped }
    }

    package var enforcement: TrustPolicy.Enforcement { gate.enforcement.effective(at: question.time.instant) }

    /// Every finding of every stage.
    package var findings: [JudgedFinding] { stages.flatMap(\.findings) }

    /// The approvals that count, sorted.
    package var approvals: [StageResult.CountedApproval] {
        stages.flatMap { $0.result?.approvals ?? [] }.sorted { ($0.principal, $0.role) < ($1.principal, $1.role) }
    }
}
