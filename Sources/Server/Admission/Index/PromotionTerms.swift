/// Which promotions that are not live any more an environment still admits.
package struct PromotionTerms: Sendable, Hashable {
    /// For how many seconds a release is admitted after a newer one of the same name was promoted; 0 for not at all.
    package var supersededSeconds: Int64
    /// Whether a promotion counts after a waiver it rests on has ended.
    package var admitsEndedWaivers: Bool
    /// Whether an adopted release, which was never promoted, is admitted until its date.
    package var admitsAdopted: Bool
    /// How long a break-glass grant counts at most, in seconds from when it was logged, whatever end it states.
    package var grantSeconds: Int64

    /// Live promotions, and grants for a day.
    package static let strict = PromotionTerms(
        supersededSeconds: 0, admitsEndedWaivers: false, admitsAdopted: false, grantSeconds: 86400)

    package init(supersededSeconds: Int64, admitsEndedWaivers: Bool, admitsAdopted: Bool, grantSeconds: Int64) {
        self.supersededSeconds = supersededSeconds
        self.admitsEndedWaivers = admitsEndedWaivers
        self.admitsAdopted = admitsAdopted
        self.grantSeconds = grantSeconds
    }
}
