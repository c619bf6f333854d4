/// A version range specifier, `vers:npm/>=1.0.0|<2.0.0` (the vers specification of the package-url project).
package struct VersRange: Sendable, Hashable {
    /// The versioning scheme in lower case: `npm`, `pypi`, `deb`.
    package let scheme: String
    /// In the order of their versions; empty for `*`, every version.
    package let constraints: [VersionConstraint]

    /// - Parameter constraints: In any order; sorted where the scheme has a known order.
    package init(scheme: String, _ constraints: [VersionConstraint]) {
        self.scheme = scheme
        let order = VersScheme.order(of: scheme)
        self.constraints = VersionTimeline.sorted(constraints) { order?.compare($0, $1) }
    }

    /// Reads a range in whatever form; `description` then gives the canonical one.
    package init(parsing text: String) throws(VersError) {
        let reader = try VersReader(text)
        self.init(scheme: reader.scheme, try reader.constraints())
    }

    /// Reads a range that must be canonical to the byte.
    package init(canonical text: String) throws(VersError) {
        try VersReader.requireCanonicalPunctuation(text)
        try self.init(parsing: text)
        try requireCanonicalVersions()
        guard description.utf8.elementsEqual(text.utf8) else {
            throw VersError(.notCanonical, "its canonical form is \(description)")
        }
    }

    /// Whether a version lies in the range; a scheme without a known order leaves all but the bytes themselves undecided.
    package func contains(_ version: String) -> RangeAnswer {
        if constraints.isEmpty { return .inside }
        let order = VersScheme.order(of: scheme)
        return VersionTimeline.answer(constraints) { bound in
            bound.utf8.elementsEqual(version.utf8) ? .same : order?.compare(version, bound)
        } compare: {
            order?.compare($0, $1)
        }
    }

    private func requireCanonicalVersions() throws(VersError) {
        let order = VersScheme.order(of: scheme)
        for constraint in constraints {
            if let order, order.compare(constraint.version, constraint.version) == nil {
                throw VersError(.unreadableVersion, "\(constraint.version) is no version of \(scheme)")
            }
            if order == .datetime, constraint.version.utf8.contains(where: { $0 == 0x74 || $0 == 0x7A }) {
                throw VersError(.notCanonical, "a time has T and Z in upper case")
            }
        }
        for (first, second) in zip(constraints, constraints.dropFirst()) {
            if first.version.utf8.elementsEqual(second.version.utf8) {
                throw VersError(.notCanonical, "\(first.version) stands in it twice")
            }
        }
    }
}

extension VersRange: CustomStringConvertible {
    /// The canonical text.
    package var description: String {
        let list = constraints.map { constraint in
            (constraint.comparator == .equal ? "" : constraint.comparator.rawValue)
                + VersQuoting.quoted(constraint.version)
        }
        return "vers:\(scheme)/" + (list.isEmpty ? "*" : list.joined(separator: "|"))
    }
}
