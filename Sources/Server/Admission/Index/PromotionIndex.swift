import Artifacts
package import Documents
package import Ledger

/// Which images are promoted to which environments, in memory: all that admission asks about a ledger.
///
/// A value that only goes forward through one ledger, entry by entry, and stands on a checkpoint whose signature and root were
/// verified against the entries themselves. What is live `LiveEffect` and `StandingPromotions` say, as for baselines and
/// promotion order. Looking an image up allocates nothing.
package struct PromotionIndex: Sendable {
    /// Where in the ledger the index stands.
    package struct Head: Sendable, Hashable {
        package let origin: String
        package let size: UInt64
        package let root: MerkleHash
        /// The signed checkpoint; empty as long as nothing was read.
        package let note: [UInt8]
        /// When the ledger was last seen to have nothing newer; nothing as long as it never was.
        package let seenAt: Timestamp?
    }

    struct Promotion: Sendable {
        let index: UInt64
        let at: Timestamp
        let waivedUntil: Timestamp?
        let keyID: String
    }

    /// A release in one environment.
    struct Place: Sendable {
        let environment: UInt32
        let line: UInt32
        /// Standing: nothing took it back.
        var promotion: Promotion?
        var last: (outcome: IndexEvent.Outcome, index: UInt64, at: Timestamp)?
        var revoked: (index: UInt64, at: Timestamp)?
        var retired: (index: UInt64, at: Timestamp)?
        var adopted: (index: UInt64, at: Timestamp, until: Timestamp)?
    }

    struct Granted: Sendable {
        let grant: IndexEvent.Grant
        let index: UInt64
        let at: Timestamp
    }

    struct Row: Sendable {
        var release: IndexedRelease
        var places: [Place] = []
        /// The newest for each environment.
        var grants: [Granted] = []
    }

    struct Link: Sendable {
        let release: UInt32
        /// Of the next release with the same image; none when it is `Link.end`.
        let next: UInt32

        static let end = UInt32.max
    }

    struct Held: Sendable {
        let hold: IndexEvent.Hold
        let index: UInt64
        let at: Timestamp
    }

    struct Distrust: Sendable {
        let keyID: String
        let since: Timestamp
        let from: UInt64
        let index: UInt64
        let at: Timestamp
    }

    package internal(set) var head: Head
    var peaks = MerklePeaks()
    var rows: [Row] = []
    var rowIDs: [DigestKey: UInt32] = [:]
    var images: [DigestKey: UInt32] = [:]
    var links: [Link] = []
    var lines: [StandingPromotions] = []
    var lineIDs: [[UInt8]: UInt32] = [:]
    var environments: [String] = []
    /// One for each project, environment and release that it is about, the newest.
    var holds: [Held] = []
    var distrusts: [Distrust] = []

    /// Nothing is promoted yet.
    package init(origin: String) {
        head = Head(origin: origin, size: 0, root: MerkleTree.emptyRoot, note: [], seenAt: nil)
    }

    /// The release at a place that an answer named; nothing for no place of this index.
    package func release(at place: Int?) -> IndexedRelease? {
        guard let place, rows.indices.contains(place) else { return nil }
        return rows[place].release
    }

    /// How many images are known, promoted or not.
    package var imageCount: Int { images.count }
    package var releaseCount: Int { rows.count }

    func environmentID(_ name: String) -> UInt32? {
        environments.firstIndex { $0.utf8.elementsEqual(name.utf8) }.map { UInt32(truncatingIfNeeded: $0) }
    }
}
