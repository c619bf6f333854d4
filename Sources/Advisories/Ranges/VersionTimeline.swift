/// Constraints as the vers specification reads them: signposts in the timeline of a package's versions.
///
/// A version is inside when a constraint names it (`=`, `<=`, `>=`), outside when `!=` does, and otherwise when it lies
/// between neighbouring bounds that enclose it.
enum VersionTimeline {
    /// Whether a version lies inside.
    ///
    /// - Parameters:
    ///   - order: How the version stands to a constraint's version; nothing when they have no order.
    ///   - compare: The order of the versions of two constraints.
    static func answer(
        _ constraints: [VersionConstraint], order: (String) -> VersionOrder?,
        compare: (String, String) -> VersionOrder?
    ) -> RangeAnswer {
        var orders: [VersionOrder] = []
        for constraint in constraints {
            guard let order = order(constraint.version) else { return .undecided }
            orders.append(order)
        }
        let named = zip(constraints, orders).filter { $1 == .same }.map(\.0.comparator)
        if named.contains(where: \.includes) { return .inside }
        if named.contains(.notEqual) { return .outside }
        let bounds = zip(constraints, orders).filter { $0.0.comparator.opens || $0.0.comparator.closes }
        if bounds.isEmpty { return constraints.allSatisfy { $0.comparator == .notEqual } ? .inside : .outside }
        let simplified = simplified(sorted(bounds.map(\.0), compare: compare))
        // What it stands at and is not named by, it is not inside of: before `>`, after `<`.
        let isPast = simplified.map { bound in
            let order = order(bound.version)
            return order == .after || (order == .same && bound.comparator == .less)
        }
        let below = isPast.lastIndex(of: true).map { simplified[$0].comparator }
        let above = isPast.lastIndex(of: true).map { $0 + 1 } ?? 0
        let opens = below?.opens ?? true
        let closes = above < simplified.count ? simplified[above].comparator.closes : true
        return opens && closes ? .inside : .outside
    }

    /// Ascending by version; at one version what closes comes before what opens, else the order stays as it was.
    static func sorted(
        _ constraints: [VersionConstraint], compare: (String, String) -> VersionOrder?
    ) -> [VersionConstraint] {
        constraints.enumerated().sorted { left, right in
            switch compare(left.element.version, right.element.version) {
            case .before: true
            case .after: false
            case .same, nil: (place(of: left.element), left.offset) < (place(of: right.element), right.offset)
            }
        }.map(\.element)
    }

    private static func place(of constraint: VersionConstraint) -> Int {
        constraint.comparator.closes ? 0 : constraint.comparator.opens ? 2 : 1
    }

    /// Bounds with those left out that lie inside of others: of neighbours that open the first counts, of neighbours that
    /// close the last (vers specification, "Version constraints simplification").
    ///
    /// - Parameter bounds: Sorted, without `=` and `!=`.
    private static func simplified(_ bounds: [VersionConstraint]) -> [VersionConstraint] {
        var kept: [VersionConstraint] = []
        for bound in bounds {
            if bound.comparator.opens {
                if kept.last?.comparator.opens == true { continue }
            } else {
                while kept.last?.comparator.closes == true { kept.removeLast() }
            }
            kept.append(bound)
        }
        return kept
    }
}
