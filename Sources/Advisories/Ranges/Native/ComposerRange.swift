/// Version constraints of Composer: `^1.2 || ~2.0.1 || 3.1.* || 1.0 - 2.0 || >=1.0 <1.1`.
enum ComposerRange: NativeRangeSyntax {
    static let schemes = ["composer"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        var alternatives: [[VersionConstraint]] = []
        for part in RangeText.alternatives(text) {
            let words = RangeText.words(part)
            if words.count == 3, words[1] == "-" {
                alternatives.append(try hyphenRange(words[0], words[2]))
                continue
            }
            var constraints: [VersionConstraint] = []
            for word in words { constraints += try self.constraints(word) }
            guard !words.isEmpty else { throw VersError(.syntax, "an alternative is empty") }
            alternatives.append(constraints)
        }
        return alternatives
    }

    private static func constraints(_ word: Substring) throws(VersError) -> [VersionConstraint] {
        let (sign, stated) = RangeText.sign(of: word, among: "<>=!~^")
        let version = stated.prefix { $0 != "@" }
        if sign.isEmpty, version == "*" || version == "x" { return [] }
        guard !version.isEmpty else { throw VersError(.syntax, "\(word) has no version") }
        let isSeries =
            version.utf8.suffix(2).elementsEqual(".*".utf8) || version.utf8.suffix(2).elementsEqual(".x".utf8)
        switch sign {
        case "" where isSeries:
            let release = try release(version)
            return bounds(release.text, below: release.raised(at: release.numbers.count - 1))
        case "^":
            let release = try release(version)
            return bounds(String(version), below: release.raised(at: release.firstNonZero ?? release.numbers.count - 1))
        case "~":
            let release = try release(version)
            return bounds(String(version), below: release.raised(at: max(release.numbers.count - 2, 0)))
        case "", "=", "==": return [VersionConstraint(.equal, String(version))]
        case "<>": return [VersionConstraint(.notEqual, String(version))]
        default:
            guard let comparator = VersionComparator(rawValue: String(sign)) else {
                throw VersError(.syntax, "\(sign) is no operator")
            }
            return [VersionConstraint(comparator, String(version))]
        }
    }

    /// The upper end holds all of its series when it is shorter than three numbers.
    private static func hyphenRange(_ lower: Substring, _ upper: Substring) throws(VersError) -> [VersionConstraint] {
        let release = try release(upper)
        let isPartial = release.numbers.count < 3 && release.rest.isEmpty
        return [
            VersionConstraint(.greaterOrEqual, String(lower)),
            isPartial
                ? VersionConstraint(.less, release.raised(at: release.numbers.count - 1))
                : VersionConstraint(.lessOrEqual, String(upper)),
        ]
    }

    private static func release(_ version: Substring) throws(VersError) -> ReleaseNumbers {
        let text = version.utf8.first.map { $0 | 0x20 == UInt8(ascii: "v") } == true ? version.dropFirst() : version
        guard let release = ReleaseNumbers(text) else { throw VersError(.syntax, "\(version) is no version") }
        return release
    }

    private static func bounds(_ lower: String, below upper: String) -> [VersionConstraint] {
        [VersionConstraint(.greaterOrEqual, lower), VersionConstraint(.less, upper)]
    }
}
