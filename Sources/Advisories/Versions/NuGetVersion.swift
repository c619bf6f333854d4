/// A NuGet version: Semantic Versioning with up to four numbers, whose labels compare without regard to case.
struct NuGetVersion: VersionForm {
    private let version: SemanticVersion

    init?(_ text: VersionBytes) {
        guard let version = SemanticVersion(text) else { return nil }
        self.version = version
    }

    var isWellFormed: Bool { version.isWellFormed }

    func order(against other: NuGetVersion) -> VersionOrder { version.orderIgnoringCase(against: other.version) }
}
