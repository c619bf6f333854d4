/// Version ranges of Conan 2: `>1 <2.0`, `~2.5.1`, `^1.2`, alternatives between `||`; options after a comma are left out.
enum ConanRange: NativeRangeSyntax {
    static let schemes = ["conan"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        let expression = text.prefix { $0 != "," }
        var alternatives: [[VersionConstraint]] = []
        for part in RangeText.alternatives(String(expression)) {
            let words = RangeText.words(part)
            guard !words.isEmpty else { throw VersError(.syntax, "an alternative is empty") }
            var constraints: [VersionConstraint] = []
            for word in words { constraints += try self.constraints(word) }
            alternatives.append(constraints)
        }
        return alternatives
    }

    private static func constraints(_ word: Substring) throws(VersError) -> [VersionConstraint] {
        var (sign, version) = RangeText.sign(of: word, among: "<>=!~^")
        // A hyphen at the end only lets pre-releases in.
        if version.utf8.last == UInt8(ascii: "-") { version = version.dropLast() }
        if version == "*" { return [VersionConstraint(.greaterOrEqual, "0.0.0")] }
        guard !version.isEmpty else { throw VersError(.syntax, "\(word) has no version") }
        switch sign {
        case "~", "^":
            guard let release = ReleaseNumbers(version) else { throw VersError(.syntax, "\(version) is no version") }
            let index =
                sign == "~"
                ? min(1, release.numbers.count - 1) : release.firstNonZero ?? max(release.numbers.count - 1, 0)
            return [
                VersionConstraint(.greaterOrEqual, String(version)),
                VersionConstraint(.less, release.raised(at: index) + "-"),
            ]
        case "", "=": return [VersionConstraint(.equal, String(version))]
        default:
            guard let comparator = VersionComparator(rawValue: String(sign)), comparator != .notEqual else {
                throw VersError(.syntax, "\(sign) is no operator")
            }
            return [VersionConstraint(comparator, String(version))]
        }
    }
}
