/// What became of a stage.
///
/// Only `passed` and `warned` let a release through.
package enum Outcome: String, Sendable, Hashable, CaseIterable {
    case passed
    case warned
    case failed
    /// Not enough was examined, or a finding that no rule addresses: never clean.
    case unknown
    /// Something is missing that only time or a person can give.
    case waiting
    /// The stage could not finish. There is no decision.
    case errored
    /// The stage did not run; its reason stands beside it.
    case skipped

    /// Whether this outcome alone lets a release be promoted.
    package var permitsPromotion: Bool {
        switch self {
        case .passed, .warned: true
        case .failed, .unknown, .waiting, .errored, .skipped: false
        }
    }
}
