/// The version orders Sluice knows: an explicit list, one file each.
///
/// An ecosystem that is not listed has no order. Its versions can't be judged by range, and nothing passes for it.
package enum VersionScheme: String, Sendable, Hashable, CaseIterable {
    case semver
    case pub
    case go
    case pypi
    case debian
    case alpine
    case rpm
    case rubygems
    case maven
    case nuget
    case packagist
    case cran
    case hackage
    case alpm
    case gentoo
    case openssl
    case conan
    case jvm
    case bitnami
    case intdot
    case datetime
    case lexicographic

    /// The order of an OSV ecosystem, whatever follows its colon (`Debian:12`); nothing for one that is not known.
    package static func of(ecosystem: String) -> VersionScheme? {
        let base = ecosystem.utf8.prefix { $0 != UInt8(ascii: ":") }
        return schemes[String(Substring(base))]
    }

    /// The order of a versioning scheme of the vers specification (`npm`, `deb`); nothing for one that is not known.
    package static func of(vers scheme: String) -> VersionScheme? { VersScheme.order(of: scheme) }

    private static let schemes: [String: VersionScheme] = [
        "npm": .semver, "crates.io": .semver, "Hex": .semver, "SwiftURL": .semver, "Julia": .semver,
        "Bitnami": .bitnami,
        "ConanCenter": .conan, "GitHub Actions": .semver, "Kubernetes": .semver, "Pub": .pub, "Go": .go, "PyPI": .pypi,
        "Debian": .debian,
        "Ubuntu": .debian, "Echo": .debian, "Alpine": .alpine, "Wolfi": .alpine, "Chainguard": .alpine,
        "MinimOS": .alpine, "Alpaquita": .alpine, "BellSoft Hardened Containers": .alpine, "Red Hat": .rpm,
        "Rocky Linux": .rpm, "AlmaLinux": .rpm, "SUSE": .rpm, "openSUSE": .rpm, "openEuler": .rpm, "Mageia": .rpm,
        "Azure Linux": .rpm, "Photon OS": .rpm, "Oracle Linux": .rpm, "Amazon Linux": .rpm, "Fedora": .rpm,
        "RubyGems": .rubygems, "Maven": .maven, "NuGet": .nuget, "Packagist": .packagist, "CRAN": .cran,
        "Hackage": .hackage,
    ]

    /// How the first version stands to the second; nothing when either can't be read.
    ///
    /// Text that the scheme itself refuses is ranked as the native tool would (PEP 440's legacy versions, broken Alpine
    /// ones); whether a component may count as examined is decided by its well-formedness, not here.
    package func compare(_ left: String, _ right: String) -> VersionOrder? {
        var left = left
        var right = right
        return left.withUTF8 { left in right.withUTF8 { right in order(VersionBytes(left), VersionBytes(right)) } }
    }

    /// The same over raw bytes, which are read in place.
    package func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> VersionOrder? {
        order(
            VersionBytes(left.assumingMemoryBound(to: UInt8.self)),
            VersionBytes(right.assumingMemoryBound(to: UInt8.self)))
    }

    private func order(_ left: VersionBytes, _ right: VersionBytes) -> VersionOrder? {
        switch self {
        case .semver: Self.order(left, right, as: SemanticVersion.self)
        case .pub: Self.order(left, right, as: PubVersion.self)
        case .go: Self.order(left, right, as: GoVersion.self)
        case .pypi: Self.order(left, right, as: PythonVersion.self)
        case .debian: Self.order(left, right, as: DebianVersion.self)
        case .alpine: Self.order(left, right, as: AlpineVersion.self)
        case .rpm: Self.order(left, right, as: RPMVersion.self)
        case .rubygems: Self.order(left, right, as: RubyGemsVersion.self)
        case .maven: Self.order(left, right, as: MavenVersion.self)
        case .nuget: Self.order(left, right, as: NuGetVersion.self)
        case .packagist: Self.order(left, right, as: PackagistVersion.self)
        case .cran, .hackage, .intdot: Self.order(left, right, as: NumberListVersion.self)
        case .alpm: Self.order(left, right, as: ArchVersion.self)
        case .gentoo: Self.order(left, right, as: GentooVersion.self)
        case .openssl: Self.order(left, right, as: OpenSSLVersion.self)
        case .conan: Self.order(left, right, as: ConanVersion.self)
        case .jvm: Self.order(left, right, as: JavaRuntimeVersion.self)
        case .bitnami: Self.order(left, right, as: BitnamiVersion.self)
        case .datetime: Self.order(left, right, as: TimestampVersion.self)
        case .lexicographic: Self.order(left, right, as: ByteOrderVersion.self)
        }
    }

    @inline(__always)
    private static func order<Form: VersionForm>(
        _ left: VersionBytes, _ right: VersionBytes, as form: Form.Type
    ) -> VersionOrder? {
        guard let left = Form(left), let right = Form(right) else { return nil }
        return left.order(against: right)
    }

    /// Whether the scheme's own rules accept the text.
    package func accepts(_ text: String) -> Bool { Version(text, by: self)?.isWellFormed ?? false }
}
