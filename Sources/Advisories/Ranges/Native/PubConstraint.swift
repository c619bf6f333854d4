/// Version constraints of Dart's pub: `^1.2.3`, `>=1.2.3 <2.0.0`, `any`.
enum PubConstraint: NativeRangeSyntax {
    static let schemes = ["pub"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        let words = RangeText.words(Substring(text))
        if words == ["any"] || words.isEmpty { return [[]] }
        var constraints: [VersionConstraint] = []
        for word in words {
            let (sign, version) = RangeText.sign(of: word, among: "<>=^")
            guard let release = ReleaseNumbers(version) else { throw VersError(.syntax, "\(word) is no constraint") }
            switch sign {
            case "^":
                // Up to the next major version, before 1.0 up to the next minor one.
                constraints.append(VersionConstraint(.greaterOrEqual, String(version)))
                constraints.append(VersionConstraint(.less, release.raised(at: release.numbers[0] == 0 ? 1 : 0)))
            case "": constraints.append(VersionConstraint(.equal, String(version)))
            default:
                guard let comparator = VersionComparator(rawValue: String(sign)), comparator != .equal else {
                    throw VersError(.syntax, "\(sign) is no operator")
                }
                constraints.append(VersionConstraint(comparator, String(version)))
            }
        }
        return [constraints]
    }
}
