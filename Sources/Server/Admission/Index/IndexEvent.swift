import Documents

/// One entry of the ledger, reduced to what it does to the promotion index.
struct IndexEvent: Sendable, Hashable {
    /// What a decision said, as far as admission cares.
    enum Outcome: String, Sendable, CaseIterable {
        case promoted
        case rejected
        case pending
        /// Promoted in a gate that only audits or warns: no promotion for anybody who enforces.
        case notEnforced = "not-enforced"
    }

    struct Decision: Sendable, Hashable {
        let release: IndexedRelease
        let environment: String
        let outcome: Outcome
        /// When the first waiver that was applied ends; nothing without waivers that end.
        let waivedUntil: Timestamp?
        /// The id of the ledger's key that signed a promotion; empty for other decisions.
        let keyID: String
    }

    enum Content: Sendable, Hashable {
        case decided(Decision)
        case adopted(IndexedRelease, environment: String, until: Timestamp)
        /// In every environment when it names none.
        case revoked(release: DigestKey, environment: String?)
        case deployed(release: DigestKey, environment: String)
        case retired(release: DigestKey, environment: String)
        case held(Hold)
        case granted(Grant)
        /// Nothing that this key of the ledger signed from then on is believed, nor anything from that place in the ledger on:
        /// whoever has the key writes times too. The index finds the place when it is not given.
        case distrusted(keyID: String, since: Timestamp, from: UInt64?)
    }

    /// A person stops a release, or promotions, for a time.
    struct Hold: Sendable, Hashable {
        let project: String
        /// Every environment when there is none.
        let environment: String?
        /// Promotions of every release when there is none.
        let release: DigestKey?
        /// From then on it holds no longer; for good when there is none.
        let until: Timestamp?
    }

    /// A person lets a release through against the verdict, for a time.
    struct Grant: Sendable, Hashable {
        let project: String
        let environment: String
        let release: DigestKey
        let until: Timestamp
        let principal: String
    }

    /// The place in the ledger.
    let index: UInt64
    /// When the entry was made, by the engine's clock.
    let at: Timestamp
    let content: Content
}
