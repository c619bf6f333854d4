/// Version requirements of Maven: intervals between brackets, or one version, which is the one that is taken.
enum MavenRange: NativeRangeSyntax {
    static let schemes = ["maven"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        let text = String(Substring(text).trimmedSpace)
        guard let first = text.utf8.first, first != UInt8(ascii: "["), first != UInt8(ascii: "(") else {
            return try BracketRange.intervals(text)
        }
        guard !text.utf8.contains(UInt8(ascii: ",")) else { throw VersError(.syntax, "a list needs brackets") }
        return [[VersionConstraint(.equal, text)]]
    }
}
