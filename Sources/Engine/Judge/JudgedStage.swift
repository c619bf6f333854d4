package import Documents
package import Findings

/// A stage with its outcome and everything that led to it.
package struct JudgedStage: Sendable {
    package let name: String
    package let uses: String
    package let revision: Int
    package let isApproval: Bool
    package let outcome: Outcome
    /// Whether the pipeline's `when:` is what skipped it; never so for a mandatory stage.
    package let isConditional: Bool
    /// Stable reasons for the outcome, the most important first.
    ///
    /// `incomplete`, `nothing-examined`, `unaddressed-finding` and their like.
    package let reasons: [String]
    package let completeness: Completeness
    /// Sorted by fingerprint, then by message.
    package let findings: [JudgedFinding]
    package let failure: StageFailure?
    package let result: StageResult?
    /// The stage's place in the pipeline.
    package let span: SourceSpan

    package func findings(with effect: JudgedFinding.Effect) -> [JudgedFinding] {
        findings.filter { $0.effect == effect }
    }
}
