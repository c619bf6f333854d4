/// The versions of a range as intervals, to see whether ranges overlap.
struct VersionIntervals: Sendable {
    private struct Bound: Sendable {
        let version: ProductVersionOrder.Reading
        let isIncluded: Bool
    }

    private struct Interval: Sendable {
        /// Nothing without a lower end.
        let lower: Bound?
        /// Nothing without an upper end.
        let upper: Bound?
    }

    private let intervals: [Interval]
    private let excluded: [ProductVersionOrder.Reading]
    private let order: ProductVersionOrder

    /// Nothing when the range can't be read or its versions have no order.
    init?(_ range: ProductVersionRange) {
        guard range.fault == nil else { return nil }
        order = ProductVersionOrder(type: range.type)
        excluded = range.constraints.filter { $0.comparator == .notEqual }.map { .init($0.version) }
        var intervals: [Interval] = []
        var lower: Bound?
        if range.isAll { intervals.append(Interval(lower: nil, upper: nil)) }
        for constraint in range.constraints {
            switch constraint.comparator {
            case .notEqual: continue
            case .equal:
                let bound = Bound(version: .init(constraint.version), isIncluded: true)
                intervals.append(Interval(lower: bound, upper: bound))
            case .less, .lessOrEqual:
                let bound = Bound(version: .init(constraint.version), isIncluded: constraint.comparator == .lessOrEqual)
                intervals.append(Interval(lower: lower, upper: bound))
                lower = nil
            case .greater, .greaterOrEqual:
                lower = Bound(version: .init(constraint.version), isIncluded: constraint.comparator == .greaterOrEqual)
            }
        }
        if let lower { intervals.append(Interval(lower: lower, upper: nil)) }
        // Only exclusions: everything else.
        if intervals.isEmpty { intervals.append(Interval(lower: nil, upper: nil)) }
        self.intervals = intervals
    }

    /// How many comparisons of versions it takes to see whether they overlap; of a version with nothing.
    func cost(against other: VersionIntervals?) -> Int {
        let width = intervals.count + excluded.count
        return width * (other.map { $0.intervals.count + $0.excluded.count } ?? 1)
    }

    /// Whether a version is inside.
    func contains(_ text: String) -> Bool {
        let version = ProductVersionOrder.Reading(text)
        if excluded.contains(where: { order.compare($0, version) == .same }) { return false }
        let point = Bound(version: version, isIncluded: true)
        return intervals.contains { meet($0, Interval(lower: point, upper: point)) }
    }

    /// Whether some version may be inside both; the order is that of this range.
    func overlaps(_ other: VersionIntervals) -> Bool {
        intervals.contains { interval in
            other.intervals.contains {
                meet(interval, $0) && !isOnlyExcluded(interval, $0, by: excluded + other.excluded)
            }
        }
    }

    private func meet(_ left: Interval, _ right: Interval) -> Bool {
        isBelow(left.lower, right.upper) && isBelow(right.lower, left.upper)
    }

    /// Whether the ends leave room between them.
    private func isBelow(_ lower: Bound?, _ upper: Bound?) -> Bool {
        guard let lower, let upper else { return true }
        switch order.compare(lower.version, upper.version) {
        case .before: return true
        case .same: return lower.isIncluded && upper.isIncluded
        case .after, nil: return false
        }
    }

    /// Whether the two meet in one version only, and that one is excluded.
    private func isOnlyExcluded(_ left: Interval, _ right: Interval, by excluded: [ProductVersionOrder.Reading]) -> Bool
    {
        if excluded.isEmpty { return false }
        let lowers = [left.lower, right.lower].compactMap { $0 }
        let uppers = [left.upper, right.upper].compactMap { $0 }
        return lowers.contains { lower in
            uppers.contains { order.compare(lower.version, $0.version) == .same }
                && excluded.contains { order.compare(lower.version, $0) == .same }
        }
    }
}
