package import Artifacts
import Documents

/// What is to be judged: all else is read through the recorded inputs.
package struct EvaluationQuestion: Sendable {
    package let environment: String
    package let time: EvaluationTime
    package let pin: PipelinePin
    /// The signed acts that came with the release or stand in the ledger, by the digest of their bundle; sorted.
    package let acts: [Digest]
    /// Whether the release document came with a signature.
    package let hasReleaseSignature: Bool

    package init(
        environment: String, time: EvaluationTime, pin: PipelinePin, acts: [Digest], hasReleaseSignature: Bool
    ) {
        self.environment = environment
        self.time = time
        self.pin = pin
        self.acts = acts.sorted()
        self.hasReleaseSignature = hasReleaseSignature
    }
}
