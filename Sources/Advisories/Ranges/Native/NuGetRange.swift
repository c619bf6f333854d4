/// Version ranges of NuGet: an interval between brackets, `1.*`, or one version, from which on all are taken.
enum NuGetRange: NativeRangeSyntax {
    static let schemes = ["nuget"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        let text = Substring(text).trimmedSpace
        switch text.utf8.first {
        case nil: throw VersError(.syntax, "it is empty")
        case UInt8(ascii: "["), UInt8(ascii: "("): return try BracketRange.intervals(String(text))
        case _ where text == "*": return [[]]
        case _ where text.utf8.suffix(2).elementsEqual(".*".utf8):
            guard let release = ReleaseNumbers(text), release.rest == ".*" else {
                throw VersError(.syntax, "\(text) is no floating version")
            }
            return [
                [
                    VersionConstraint(.greaterOrEqual, release.text),
                    VersionConstraint(.less, release.raised(at: release.numbers.count - 1)),
                ]
            ]
        default: return [[VersionConstraint(.greaterOrEqual, String(text))]]
        }
    }
}
