/// How far the support of one release of a product goes on one day.
package struct SupportStatus: Sendable, Hashable {
    package enum Phase: String, Sendable, Hashable, CaseIterable {
        case supported
        /// Active support has ended, security fixes still come.
        case securityOnly
        /// The end of life has passed; fixes come only to those who have extended support.
        case extended
        /// No fixes come: advisories go quiet, and their silence says nothing.
        case ended
        /// The table does not know the product or the release.
        case unknown
    }

    package let phase: Phase
    /// What the release belongs to; nothing when it is unknown.
    package let cycle: EndOfLifeTable.Cycle?

    init(_ phase: Phase, _ cycle: EndOfLifeTable.Cycle?) {
        self.phase = phase
        self.cycle = cycle
    }
}
