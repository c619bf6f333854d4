/// How much of what should have been examined was: `examined` out of `total`, with reasons for the rest.
///
/// Zero out of zero is not complete: nothing was examined.
package struct Completeness: Sendable, Hashable {
    /// One reason why items were not examined, and how many it concerns.
    package struct Reason: Sendable, Hashable {
        /// Kebab-case and stable: `no-feed`, `unknown-version-order`.
        package let id: String
        package let count: Int

        package init(_ id: String, count: Int) {
            self.id = id
            self.count = count
        }
    }

    package private(set) var examined: Int
    package private(set) var total: Int
    /// Sorted by id, each id once.
    package private(set) var reasons: [Reason]

    /// Nothing examined out of nothing.
    package static let nothing = Completeness(examined: 0, of: 0)

    /// - Parameters:
    ///   - examined: How many items were judged; clamped to `0...total`.
    ///   - total: How many there were.
    ///   - reasons: Why the others were not; merged by id.
    package init(examined: Int, of total: Int, because reasons: [Reason] = []) {
        self.total = max(0, total)
        self.examined = min(max(0, examined), self.total)
        self.reasons = []
        merge(reasons)
    }

    /// Adds another batch of items to this one.
    package mutating func add(_ other: Completeness) {
        examined += other.examined
        total += other.total
        merge(other.reasons)
    }

    /// True only when something was examined and nothing was left out.
    package var isComplete: Bool { total > 0 && examined == total }

    /// Whole percent examined, rounded down; 0 when there was nothing to examine.
    package var percent: Int { total == 0 ? 0 : examined * 100 / total }

    private mutating func merge(_ added: [Reason]) {
        var counts = Dictionary(reasons.map { ($0.id, $0.count) }, uniquingKeysWith: +)
        for reason in added { counts[reason.id, default: 0] += reason.count }
        reasons = counts.sorted { $0.key < $1.key }.map { Reason($0.key, count: $0.value) }
    }
}
