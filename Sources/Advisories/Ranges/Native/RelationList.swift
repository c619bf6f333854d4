/// Ranges of comparators alone, `>= 1.0, < 2.0 || = 3.1`: commas and spaces join what holds together, `||` alternatives.
///
/// So write GitHub's and most other advisory databases, and the relations of Debian (`<<`, `>>`), RPM, Alpine and Go.
enum RelationList: NativeRangeSyntax {
    static let schemes = [
        "alpine", "alpm", "apk", "deb", "ebuild", "gentoo", "github", "golang", "rpm", "semver", "swift",
    ]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        var alternatives: [[VersionConstraint]] = []
        for part in RangeText.alternatives(text) {
            let words = RangeText.words(part)
            if words == ["*"] || words.isEmpty {
                alternatives.append([])
                continue
            }
            var constraints: [VersionConstraint] = []
            for word in words { constraints.append(try constraint(word)) }
            alternatives.append(constraints)
        }
        return alternatives
    }

    private static func constraint(_ word: Substring) throws(VersError) -> VersionConstraint {
        let (sign, version) = RangeText.sign(of: word, among: "<>=!")
        guard !version.isEmpty else { throw VersError(.syntax, "\(word) has no version") }
        let comparator: VersionComparator
        switch sign {
        case "", "=", "==": comparator = .equal
        case "!=", "<>": comparator = .notEqual
        case "<", "<<": comparator = .less
        case "<=", "=<": comparator = .lessOrEqual
        case ">", ">>": comparator = .greater
        case ">=", "=>": comparator = .greaterOrEqual
        default: throw VersError(.syntax, "\(sign) is no comparator")
        }
        return VersionConstraint(comparator, String(version))
    }
}
