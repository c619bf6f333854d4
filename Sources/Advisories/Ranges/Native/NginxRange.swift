/// The lists of nginx's security advisories: `0.7.52-0.8.39, 1.4.1+, 1.5.0+`.
///
/// `1.4.1+` is the stable branch 1.4 from there on; of a mainline branch, whose second number is odd, it is everything later.
enum NginxRange: NativeRangeSyntax {
    static let schemes = ["nginx"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        if text == "all" { return [[]] }
        var alternatives: [[VersionConstraint]] = []
        for part in text.split(separator: ",") { alternatives.append(try interval(part.trimmedSpace)) }
        guard !alternatives.isEmpty else { throw VersError(.syntax, "it is empty") }
        return alternatives
    }

    private static func interval(_ text: Substring) throws(VersError) -> [VersionConstraint] {
        guard let release = ReleaseNumbers(text) else { throw VersError(.syntax, "\(text) is no version") }
        if release.rest.isEmpty { return [VersionConstraint(.equal, String(text))] }
        let lower = VersionConstraint(.greaterOrEqual, release.text)
        if release.rest == "+" {
            guard release.numbers.count > 1, release.numbers[1] % 2 == 0 else { return [lower] }
            return [lower, VersionConstraint(.less, release.raised(at: 1) + ".0")]
        }
        guard release.rest.utf8.first == UInt8(ascii: "-"), let upper = ReleaseNumbers(release.rest.dropFirst()),
            upper.rest.isEmpty
        else { throw VersError(.syntax, "\(text) is no interval") }
        return [lower, VersionConstraint(.lessOrEqual, upper.text)]
    }
}
