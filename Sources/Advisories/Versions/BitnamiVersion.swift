/// A Bitnami version: Semantic Versioning in which a label of digits alone is the revision of the package, which no
/// advisory counts.
struct BitnamiVersion: VersionForm {
    private let version: SemanticVersion

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        var end = text.count
        if let hyphen = text.lastIndex(of: UInt8(ascii: "-")), VersionText.isNumber(text, hyphen + 1..<text.count) {
            end = hyphen
        }
        guard let version = SemanticVersion(text[0..<end]) else { return nil }
        self.version = version
    }

    var isWellFormed: Bool { version.isWellFormed }

    func order(against other: BitnamiVersion) -> VersionOrder { version.order(against: other.version) }
}
