package import Documents

/// Why a release could not be judged at all; no stage has run.
package enum EvaluationFailure: Error, Sendable {
    /// Something in the definitions, the release or the trust policy is wrong.
    case definitions(Diagnostics)
    /// An input is missing or can't be kept.
    case input(InputError)
}
