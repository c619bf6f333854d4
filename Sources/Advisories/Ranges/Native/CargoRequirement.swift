/// Version requirements of Cargo: npm's forms with commas between what holds together, and `^` where no sign stands.
enum CargoRequirement: NativeRangeSyntax {
    static let schemes = ["cargo"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        var words: [String] = []
        for part in text.split(separator: ",") {
            let part = part.trimmedSpace
            guard let first = part.utf8.first, !part.utf8.contains(UInt8(ascii: "|")) else {
                throw VersError(.syntax, "it is no requirement")
            }
            let isWildcard = part.utf8.contains(UInt8(ascii: "*"))
            words.append(VersionText.isDigit(first) && !isWildcard ? "^" + part : String(part))
        }
        guard !words.isEmpty else { throw VersError(.syntax, "it is empty") }
        return try NPMRange.alternatives(words.joined(separator: " "))
    }
}
