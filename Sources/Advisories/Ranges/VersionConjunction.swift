/// Constraints that hold together.
enum VersionConjunction {
    /// The same as a lower and an upper bound with exclusions between, or one version alone; nothing when none satisfies it.
    static func reduced(
        _ constraints: [VersionConstraint], by order: VersionScheme
    ) throws(VersError) -> [VersionConstraint]? {
        var lower: VersionConstraint?
        var upper: VersionConstraint?
        var exact: VersionConstraint?
        for constraint in constraints {
            guard order.compare(constraint.version, constraint.version) != nil else {
                throw VersError(.unreadableVersion, "\(constraint.version) is not a version")
            }
            switch constraint.comparator {
            case .greater, .greaterOrEqual:
                if isTighter(constraint, than: lower, .after, .greater, order) { lower = constraint }
            case .less, .lessOrEqual:
                if isTighter(constraint, than: upper, .before, .less, order) { upper = constraint }
            case .equal: exact = exact ?? constraint
            case .notEqual: break
            }
        }
        if let exact {
            let isSatisfied = constraints.allSatisfy { constraint in
                order.compare(exact.version, constraint.version).map(constraint.comparator.holds) == true
            }
            return isSatisfied ? [exact] : nil
        }
        if let lower, let upper {
            switch order.compare(lower.version, upper.version) {
            case .before: break
            case .same where lower.comparator == .greaterOrEqual && upper.comparator == .lessOrEqual:
                return try reduced(constraints + [VersionConstraint(.equal, lower.version)], by: order)
            case .same, .after, nil: return nil
            }
        }
        let excluded = constraints.filter { constraint in
            constraint.comparator == .notEqual
                && [lower, upper].allSatisfy { bound in
                    guard let bound else { return true }
                    return order.compare(constraint.version, bound.version).map(bound.comparator.holds) == true
                }
        }
        return [lower].compactMap(\.self) + excluded + [upper].compactMap(\.self)
    }

    /// Whether a bound leaves less than the one so far: it lies further in, or at the same place without it.
    private static func isTighter(
        _ bound: VersionConstraint, than other: VersionConstraint?, _ inward: VersionOrder,
        _ exclusive: VersionComparator, _ order: VersionScheme
    ) -> Bool {
        guard let other else { return true }
        let stands = order.compare(bound.version, other.version)
        return stands == inward || (stands == .same && bound.comparator == exclusive)
    }
}
