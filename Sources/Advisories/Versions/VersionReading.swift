/// A version as its scheme reads it, in bytes that the caller keeps alive.
enum VersionReading: Sendable {
    case semver(SemanticVersion)
    case pub(PubVersion)
    case go(GoVersion)
    case pypi(PythonVersion)
    case debian(DebianVersion)
    case alpine(AlpineVersion)
    case rpm(RPMVersion)
    case rubygems(RubyGemsVersion)
    case maven(MavenVersion)
    case nuget(NuGetVersion)
    case packagist(PackagistVersion)
    case numbers(NumberListVersion)
    case alpm(ArchVersion)
    case gentoo(GentooVersion)
    case openssl(OpenSSLVersion)
    case conan(ConanVersion)
    case jvm(JavaRuntimeVersion)
    case bitnami(BitnamiVersion)
    case datetime(TimestampVersion)
    case lexicographic(ByteOrderVersion)

    /// Nothing when the scheme can't read the bytes.
    @inline(__always)
    init?(_ bytes: VersionBytes, by scheme: VersionScheme) {
        let reading: VersionReading? =
            switch scheme {
            case .semver: SemanticVersion(bytes).map { .semver($0) }
            case .pub: PubVersion(bytes).map { .pub($0) }
            case .go: GoVersion(bytes).map { .go($0) }
            case .pypi: PythonVersion(bytes).map { .pypi($0) }
            case .debian: DebianVersion(bytes).map { .debian($0) }
            case .alpine: AlpineVersion(bytes).map { .alpine($0) }
            case .rpm: RPMVersion(bytes).map { .rpm($0) }
            case .rubygems: RubyGemsVersion(bytes).map { .rubygems($0) }
            case .maven: MavenVersion(bytes).map { .maven($0) }
            case .nuget: NuGetVersion(bytes).map { .nuget($0) }
            case .packagist: PackagistVersion(bytes).map { .packagist($0) }
            case .cran, .hackage, .intdot: NumberListVersion(bytes).map { .numbers($0) }
            case .alpm: ArchVersion(bytes).map { .alpm($0) }
            case .gentoo: GentooVersion(bytes).map { .gentoo($0) }
            case .openssl: OpenSSLVersion(bytes).map { .openssl($0) }
            case .conan: ConanVersion(bytes).map { .conan($0) }
            case .jvm: JavaRuntimeVersion(bytes).map { .jvm($0) }
            case .bitnami: BitnamiVersion(bytes).map { .bitnami($0) }
            case .datetime: TimestampVersion(bytes).map { .datetime($0) }
            case .lexicographic: ByteOrderVersion(bytes).map { .lexicographic($0) }
            }
        guard let reading else { return nil }
        self = reading
    }

    /// Nothing when the two were read by different schemes.
    func order(against other: VersionReading) -> VersionOrder? {
        switch (self, other) {
        case (.semver(let mine), .semver(let theirs)): mine.order(against: theirs)
        case (.pub(let mine), .pub(let theirs)): mine.order(against: theirs)
        case (.go(let mine), .go(let theirs)): mine.order(against: theirs)
        case (.pypi(let mine), .pypi(let theirs)): mine.order(against: theirs)
        case (.debian(let mine), .debian(let theirs)): mine.order(against: theirs)
        case (.alpine(let mine), .alpine(let theirs)): mine.order(against: theirs)
        case (.rpm(let mine), .rpm(let theirs)): mine.order(against: theirs)
        case (.rubygems(let mine), .rubygems(let theirs)): mine.order(against: theirs)
        case (.maven(let mine), .maven(let theirs)): mine.order(against: theirs)
        case (.nuget(let mine), .nuget(let theirs)): mine.order(against: theirs)
        case (.packagist(let mine), .packagist(let theirs)): mine.order(against: theirs)
        case (.numbers(let mine), .numbers(let theirs)): mine.order(against: theirs)
        case (.alpm(let mine), .alpm(let theirs)): mine.order(against: theirs)
        case (.gentoo(let mine), .gentoo(let theirs)): mine.order(against: theirs)
        case (.openssl(let mine), .openssl(let theirs)): mine.order(against: theirs)
        case (.conan(let mine), .conan(let theirs)): mine.order(against: theirs)
        case (.jvm(let mine), .jvm(let theirs)): mine.order(against: theirs)
        case (.bitnami(let mine), .bitnami(let theirs)): mine.order(against: theirs)
        case (.datetime(let mine), .datetime(let theirs)): mine.order(against: theirs)
        case (.lexicographic(let mine), .lexicographic(let theirs)): mine.order(against: theirs)
        default: nil
        }
    }

    /// The order of an installed version against a bound that an advisory states.
    ///
    /// It differs from the plain order in two places: a Python local part (`+cu117`) counts only if the bound has one,
    /// and rpm epochs are left out when the installed one is not known.
    func order(againstBound bound: VersionReading, ignoringEpoch: Bool) -> VersionOrder? {
        switch (self, bound) {
        case (.pypi(let mine), .pypi(let theirs)): mine.orderIgnoringOwnLocal(against: theirs)
        case (.rpm(let mine), .rpm(let theirs)) where ignoringEpoch: mine.orderIgnoringEpoch(against: theirs)
        default: order(against: bound)
        }
    }

    /// False when only a fallback order ranks it; see `VersionForm`.
    var isWellFormed: Bool {
        switch self {
        case .semver(let version): version.isWellFormed
        case .pub(let version): version.isWellFormed
        case .go(let version): version.isWellFormed
        case .pypi(let version): version.isWellFormed
        case .debian(let version): version.isWellFormed
        case .alpine(let version): version.isWellFormed
        case .rpm(let version): version.isWellFormed
        case .rubygems(let version): version.isWellFormed
        case .maven(let version): version.isWellFormed
        case .nuget(let version): version.isWellFormed
        case .packagist(let version): version.isWellFormed
        case .numbers(let version): version.isWellFormed
        case .alpm(let version): version.isWellFormed
        case .gentoo(let version): version.isWellFormed
        case .openssl(let version): version.isWellFormed
        case .conan(let version): version.isWellFormed
        case .jvm(let version): version.isWellFormed
        case .bitnami(let version): version.isWellFormed
        case .datetime(let version): version.isWellFormed
        case .lexicographic(let version): version.isWellFormed
        }
    }
}
