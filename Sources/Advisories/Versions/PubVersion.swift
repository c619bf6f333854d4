/// A Dart package version: Semantic Versioning in which build metadata takes part in the order.
struct PubVersion: VersionForm {
    private let version: SemanticVersion

    init?(_ text: VersionBytes) {
        guard let version = SemanticVersion(text) else { return nil }
        self.version = version
    }

    var isWellFormed: Bool { version.isWellFormed }

    func order(against other: PubVersion) -> VersionOrder { version.orderWithBuild(against: other.version) }
}
