/// The versioning schemes of the vers specification and the orders they stand for.
enum VersScheme {
    /// The order of a scheme's versions; nothing for a scheme without a known one.
    static func order(of scheme: String) -> VersionScheme? { orders[scheme] }

    private static let orders: [String: VersionScheme] = [
        "alpine": .alpine, "alpm": .alpm, "apk": .alpine, "cargo": .semver, "composer": .packagist, "conan": .conan,
        "cran": .cran, "datetime": .datetime, "deb": .debian, "ebuild": .gentoo, "gem": .rubygems, "gentoo": .gentoo,
        "github": .semver, "golang": .go, "hackage": .hackage, "hex": .semver, "intdot": .intdot,
        "lexicographic": .lexicographic, "maven": .maven, "nginx": .semver, "npm": .semver, "nuget": .nuget,
        "openssl": .openssl, "pub": .pub, "pypi": .pypi, "rpm": .rpm, "semver": .semver, "swift": .semver,
    ]
}
