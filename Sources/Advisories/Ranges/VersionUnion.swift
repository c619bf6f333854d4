/// Intervals of which a version need lie in one only, as the flat list of a vers range.
enum VersionUnion {
    /// The constraints of all intervals, sorted; merged first where the flat list would read as something else.
    ///
    /// - Parameter intervals: Each a lower and an upper bound, either of which may be absent, or one version alone.
    static func flattened(_ intervals: [[VersionConstraint]], by order: VersionScheme) -> [VersionConstraint] {
        let flat = VersionTimeline.sorted(Array(intervals.joined())) { order.compare($0, $1) }
        if isFaithful(flat, to: intervals) { return flat }
        return VersionTimeline.sorted(Array(merged(intervals, by: order).joined())) { order.compare($0, $1) }
    }

    /// Whether every gap of the flat list, from what closes to what opens, is a gap between all intervals.
    private static func isFaithful(_ flat: [VersionConstraint], to intervals: [[VersionConstraint]]) -> Bool {
        let bounds = flat.filter { $0.comparator.opens || $0.comparator.closes }
        var depth = intervals.count { $0.first?.comparator.closes == true }
        var isAfterClose = true
        for bound in bounds {
            if bound.comparator.opens, isAfterClose, depth > 0 { return false }
            depth += bound.comparator.opens ? 1 : -1
            isAfterClose = bound.comparator.closes
        }
        return depth == 0 || !isAfterClose
    }

    private static func merged(_ intervals: [[VersionConstraint]], by order: VersionScheme) -> [[VersionConstraint]] {
        let sorted = intervals.sorted { left, right in
            guard let right = lower(of: right) else { return false }
            guard let left = lower(of: left) else { return true }
            switch order.compare(left.version, right.version) {
            case .before: return true
            case .same: return left.comparator.includes && !right.comparator.includes
            case .after, nil: return false
            }
        }
        var merged: [[VersionConstraint]] = []
        for interval in sorted {
            guard let last = merged.last, touches(last, interval, order) else {
                merged.append(interval)
                continue
            }
            merged[merged.count - 1] = [lower(of: last), further(upper(of: last), upper(of: interval), order)]
                .compactMap(\.self)
        }
        return merged
    }

    private static func lower(of interval: [VersionConstraint]) -> VersionConstraint? {
        interval.first.flatMap { $0.comparator == .equal ? VersionConstraint(.greaterOrEqual, $0.version) : $0 }
            .flatMap { $0.comparator.opens ? $0 : nil }
    }

    private static func upper(of interval: [VersionConstraint]) -> VersionConstraint? {
        interval.last.flatMap { $0.comparator == .equal ? VersionConstraint(.lessOrEqual, $0.version) : $0 }
            .flatMap { $0.comparator.closes ? $0 : nil }
    }

    /// Whether an interval begins before the one so far has ended, or where it ends.
    private static func touches(_ last: [VersionConstraint], _ next: [VersionConstraint], _ order: VersionScheme)
        -> Bool
    {
        guard let end = upper(of: last), let start = lower(of: next) else { return true }
        switch order.compare(start.version, end.version) {
        case .before: return true
        case .same: return start.comparator.includes || end.comparator.includes
        case .after, nil: return false
        }
    }

    /// The later of two upper bounds; nothing when either interval has no end.
    private static func further(
        _ left: VersionConstraint?, _ right: VersionConstraint?, _ order: VersionScheme
    ) -> VersionConstraint? {
        guard let left, let right else { return nil }
        switch order.compare(left.version, right.version) {
        case .before: return right
        case .same: return left.comparator.includes ? left : right
        case .after, nil: return left
        }
    }
}
