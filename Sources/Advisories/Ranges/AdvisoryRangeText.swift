/// A range as advisory databases write it: `>= 1.0, < 2.0 || = 3.1`; commas join what holds together, `||` alternatives.
package struct AdvisoryRangeText: Sendable, Hashable {
    /// Each list holds together; an empty list, and so the empty text, holds for every version.
    package let alternatives: [[VersionConstraint]]

    /// - Throws: `VersError` of code `syntax`.
    package init(_ text: String) throws(VersError) { alternatives = try RelationList.alternatives(text) }

    /// Whether an installed version lies in the range.
    ///
    /// Compared as against the bounds of an advisory: Python's local part counts only where the bound has one, and rpm
    /// epochs only where both state one.
    package func contains(_ version: String, by scheme: VersionScheme) -> RangeAnswer {
        var isUndecided = false
        for alternative in alternatives {
            switch Self.answer(alternative, version, scheme) {
            case .inside: return .inside
            case .outside: continue
            case .undecided: isUndecided = true
            }
        }
        return isUndecided ? .undecided : .outside
    }

    private static func answer(
        _ constraints: [VersionConstraint], _ version: String, _ scheme: VersionScheme
    ) -> RangeAnswer {
        if constraints.isEmpty { return .inside }
        guard let installed = Version(version, by: scheme) else { return .undecided }
        var isUndecided = false
        for constraint in constraints {
            let ignoresEpoch = scheme == .rpm && !(hasEpoch(version) && hasEpoch(constraint.version))
            guard let bound = Version(constraint.version, by: scheme),
                let order = installed.order(againstBound: bound, ignoringEpoch: ignoresEpoch)
            else {
                isUndecided = true
                continue
            }
            if !constraint.comparator.holds(order) { return .outside }
        }
        return isUndecided ? .undecided : .inside
    }

    private static func hasEpoch(_ version: String) -> Bool { version.utf8.contains(UInt8(ascii: ":")) }
}
