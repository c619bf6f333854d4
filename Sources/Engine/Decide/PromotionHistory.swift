import Artifacts
package import Documents

/// What the evaluator asks the ledger about earlier promotions; its answers are recorded as inputs.
package protocol PromotionHistory: Sendable {
    /// The live release of the same project, name and environment that is not this one; without one, the release that was
    /// adopted there last and still counts at this moment; nothing when there is neither.
    func baseline(for release: Release, environment: String, at time: Timestamp) throws(InputError) -> Baseline?

    /// The bytes of a baseline artifact, as its decision's evidence kept them.
    func bytes(of artifact: ReleaseArtifact) throws(InputError) -> [UInt8]

    /// Since when this very release has been live in an environment; nothing when it is not.
    func liveSince(_ release: Release, environment: String) throws(InputError) -> Timestamp?
}
