/// A range of versions in npm's grammar: hyphen ranges, `x`, `~`, `^` and comparators, alternatives between `||`.
///
/// The same versions and the same canonical text as npm's own `semver`, version 7.
package struct NPMRange: Sendable, Hashable {
    /// Each list holds together; an empty list holds for every release.
    let alternatives: [[NPMComparator]]
    private let includesPrereleases: Bool

    /// Nothing when the text is no range.
    ///
    /// - Parameters:
    ///   - loose: Takes versions that are almost valid, and passes over comparators that are not.
    ///   - includesPrereleases: Pre-releases are versions like others.
    package init?(_ text: String, loose: Bool = false, includesPrereleases: Bool = false) {
        guard text.utf8.count <= 1 << 16 else { return nil }
        let reader = NPMRangeReader(loose: loose, includesPrereleases: includesPrereleases)
        var lists: [[NPMComparator]] = []
        for part in Self.parts(text) {
            switch reader.comparators(part) {
            case .success(let list?): lists.append(list)
            case .success(nil): continue
            case .failure: return nil
            }
        }
        guard let first = lists.first else { return nil }
        if lists.count > 1 {
            let satisfiable = lists.filter { $0.first?.isNothing != true }
            lists = satisfiable.isEmpty ? [first] : satisfiable
            if lists.contains([]) { lists = [[]] }
        }
        alternatives = lists
        self.includesPrereleases = includesPrereleases
    }

    /// The canonical text; `*` for every version.
    package var text: String {
        let text = alternatives.map { $0.map(\.text).joined(separator: " ") }.joined(separator: "||")
        return text.isEmpty ? "*" : text
    }

    /// Whether a version satisfies the range.
    ///
    /// A pre-release only does when a comparator of the same three numbers names one, unless pre-releases are included.
    package func contains(_ version: NPMVersion) -> Bool {
        alternatives.contains { list in
            guard list.allSatisfy({ $0.holds(for: version) }) else { return false }
            if version.prerelease.isEmpty || includesPrereleases { return true }
            return list.contains { comparator in
                let bound = comparator.version
                return !bound.prerelease.isEmpty && bound.major == version.major && bound.minor == version.minor
                    && bound.patch == version.patch
            }
        }
    }

    private static func parts(_ text: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = Substring(text)
        while let range = rest.firstRange(of: "||") {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}

extension NPMRange: NativeRangeSyntax {
    static let schemes = ["npm"]

    /// Bounds that follow from a shorter form lose their `-0`: a vers range has no rule about pre-releases.
    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        guard let range = NPMRange(text) else { throw VersError(.syntax, "it is no npm range") }
        return range.alternatives.filter { $0.first?.isNothing != true }.map { list in
            list.map { comparator in
                let version = comparator.version
                let plain = "\(version.major).\(version.minor).\(version.patch)"
                return VersionConstraint(comparator.comparator, comparator.isDerived ? plain : version.text)
            }
        }
    }
}
