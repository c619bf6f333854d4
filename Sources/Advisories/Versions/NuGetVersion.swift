/// A NuGet version: Semantic Versioning with up to four numbers, whose labels compare without regard to case.
struct NuGetVersion: VersionForm {
    private let version: SemanticVersion

    init?(_ text: [UInt8]) {
        guard let version = SemanticVersion(VersionText.lowercased(text)) else { return nil }
        self.version = version
    }

    func order(against other: NuGetVersion) -> VersionOrder { version.order(against: other.version) }
}
