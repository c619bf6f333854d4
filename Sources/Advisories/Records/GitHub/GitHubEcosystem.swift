/// The ecosystems of GitHub's advisories, and how OSV writes them.
enum GitHubEcosystem {
    private static let names: [String: String] = [
        "actions": "GitHub Actions", "composer": "Packagist", "erlang": "Hex", "go": "Go", "maven": "Maven",
        "npm": "npm",
        "nuget": "NuGet", "pip": "PyPI", "pub": "Pub", "rubygems": "RubyGems", "rust": "crates.io", "swift": "SwiftURL",
    ]

    /// The OSV name of an ecosystem, in whatever case GitHub's interfaces write it; nothing for one that OSV has none for.
    static func name(_ ecosystem: String) -> String? {
        names[String(decoding: ecosystem.utf8.map(VersionText.lowercased), as: UTF8.self)]
    }

    /// Whether OSV gives the ecosystem's ranges the type `SEMVER`.
    static func isSemantic(_ name: String) -> Bool { name == "npm" || name == "Go" || name == "crates.io" }
}
