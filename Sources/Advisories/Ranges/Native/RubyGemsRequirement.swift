/// Requirements of RubyGems: `~> 2.1, >= 2.1.3`.
enum RubyGemsRequirement: NativeRangeSyntax {
    static let schemes = ["gem"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        var constraints: [VersionConstraint] = []
        for part in text.split(separator: ",") {
            let (sign, version) = RangeText.sign(of: part.trimmedSpace, among: "<>=!~")
            guard !version.isEmpty else { throw VersError(.syntax, "\(part) has no version") }
            switch sign {
            case "~>":
                guard let release = ReleaseNumbers(version) else {
                    throw VersError(.syntax, "\(version) is no version")
                }
                // The last number may rise, or the only one.
                let index = max(release.numbers.count - 2, 0)
                constraints.append(VersionConstraint(.greaterOrEqual, String(version)))
                constraints.append(VersionConstraint(.less, release.raised(at: index)))
            case "": constraints.append(VersionConstraint(.equal, String(version)))
            default:
                guard let comparator = VersionComparator(rawValue: String(sign)) else {
                    throw VersError(.syntax, "\(sign) is no operator")
                }
                constraints.append(VersionConstraint(comparator, String(version)))
            }
        }
        return [constraints]
    }
}
