/// Version requirements of Hex: `~> 1.2.3 and != 1.2.5 or >= 2.0.0`.
enum HexRequirement: NativeRangeSyntax {
    static let schemes = ["hex"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        var alternatives: [[VersionConstraint]] = [[]]
        for word in RangeText.words(Substring(text)) {
            switch word {
            case "and": continue
            case "or": alternatives.append([])
            default: alternatives[alternatives.count - 1] += try constraints(word)
            }
        }
        guard !alternatives.contains([]) else { throw VersError(.syntax, "an alternative is empty") }
        return alternatives
    }

    private static func constraints(_ word: Substring) throws(VersError) -> [VersionConstraint] {
        let (sign, version) = RangeText.sign(of: word, among: "<>=!~")
        guard let release = ReleaseNumbers(version) else { throw VersError(.syntax, "\(word) is no requirement") }
        switch sign {
        case "~>":
            guard release.numbers.count > 1 else { throw VersError(.syntax, "~> needs two numbers at least") }
            return [
                VersionConstraint(.greaterOrEqual, String(version)),
                VersionConstraint(.less, release.raised(at: release.numbers.count - 2)),
            ]
        case "", "==": return [VersionConstraint(.equal, String(version))]
        default:
            guard let comparator = VersionComparator(rawValue: String(sign)), comparator != .equal else {
                throw VersError(.syntax, "\(sign) is no operator")
            }
            return [VersionConstraint(comparator, String(version))]
        }
    }
}
