package import Documents

/// What the promotion index says about one image in one environment.
package struct PromotionAnswer: Sendable, Hashable {
    /// From what admits to what is known least; of several releases with the image the first one counts.
    package enum Standing: Int, Sendable, Hashable, CaseIterable, Comparable {
        case live
        /// Break-glass.
        case granted
        /// A newer release of the same name is live; still admitted for a while.
        case recentlySuperseded
        /// Adopted and never promoted, before its date, where the terms admit that.
        case adoptedForNow
        // What follows is not admitted.
        case superseded
        case waiverEnded
        case held
        /// Promoted by a key of the ledger that somebody else may have.
        case distrusted
        case revoked
        case rejected
        case notEnforced
        case pending
        case adopted
        /// Known, but not in this environment.
        case elsewhere
        /// Known, but of a project that may not run here.
        case otherProject
        case unknown

        package static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }

        package var isAdmitted: Bool { self <= .adoptedForNow }
    }

    package let standing: Standing
    /// Place of the release in the index; nothing for an unknown image.
    package let release: Int?
    /// The entry of the ledger that says so.
    package let entry: UInt64?
    /// When it ends (what is admitted) or ended (what is not); nothing where nothing ends.
    package let until: Timestamp?

    package static let unknown = PromotionAnswer(standing: .unknown, release: nil, entry: nil, until: nil)

    package var isAdmitted: Bool { standing.isAdmitted }
}
