package import Artifacts
package import Documents

/// What one entry does to what is live in an environment.
package enum LiveEffect: Sendable, Hashable {
    case none
    /// The release is live from here on.
    case promotes(Digest)
    /// The release's earlier promotions count no more; what was live before it is live again.
    case takesBack(Digest)

    /// What a decision does.
    ///
    /// Only the engine's own clock counts, audit and warning modes never make anything live, a pending decision changes
    /// nothing, and a rejection, whatever the mode, takes back earlier promotions of that release and of no other.
    package init(_ body: DecisionBody) {
        self =
            switch body.verdict {
            case _ where body.time.source != .clock: .none
            case .promoted where body.enforcement.mode == .enforce: .promotes(body.release.digest)
            case .rejected: .takesBack(body.release.digest)
            case .promoted, .pending: .none
            }
    }

    /// What an entry other than a decision does: a revocation takes back a release, in one environment or in all.
    package init(_ fields: LedgerFields) {
        if fields.kind == .revoked, let digest = fields.releaseDigest {
            self = .takesBack(digest)
        } else {
            self = .none
        }
    }
}

/// The promotions of one project, name and environment that nothing took back; the newest of them is live.
///
/// This is the one definition of live. Entries are applied in the order of the ledger. A rejected candidate does not end what
/// is live: it never was.
package struct StandingPromotions: Sendable {
    package struct Promotion: Sendable, Hashable {
        /// Of the decision's entry.
        package let index: UInt64
        package let digest: Digest
        package let at: Timestamp
    }

    /// Oldest first; each release at most once, at its newest promotion.
    package private(set) var standing: [Promotion] = []
    /// The releases in `standing`: most promotions are a release's first, and nothing has to be looked for.
    private var releases: Set<Digest> = []

    package init() {}

    package var live: Promotion? { standing.last }

    package mutating func apply(_ effect: LiveEffect, index: UInt64, at: Timestamp) {
        switch effect {
        case .none: return
        case .takesBack(let digest): remove(digest)
        case .promotes(let digest):
            remove(digest)
            releases.insert(digest)
            standing.append(Promotion(index: index, digest: digest, at: at))
        }
    }

    private mutating func remove(_ digest: Digest) {
        if releases.remove(digest) != nil { standing.removeAll { $0.digest == digest } }
    }
}
