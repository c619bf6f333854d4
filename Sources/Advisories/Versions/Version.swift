/// A version read by one scheme; versions of two schemes have no order.
enum Version: Sendable {
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

    /// Nothing when the scheme can't read the text.
    init?(_ text: String, by scheme: VersionScheme) {
        let bytes = Array(text.utf8)
        let version: Version? =
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
            case .cran, .hackage: NumberListVersion(bytes).map { .numbers($0) }
            }
        guard let version else { return nil }
        self = version
    }

    /// Nothing when the two were read by different schemes.
    func order(against other: Version) -> VersionOrder? {
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
        default: nil
        }
    }

    /// The order of an installed version against a bound that an advisory states.
    ///
    /// It differs from the plain order in two places: a Python local part (`+cu117`) counts only if the bound has one,
    /// and rpm epochs are left out when the installed one is not known.
    func order(againstBound bound: Version, ignoringEpoch: Bool) -> VersionOrder? {
        switch (self, bound) {
        case (.pypi(let mine), .pypi(let theirs)): mine.orderIgnoringOwnLocal(against: theirs)
        case (.rpm(let mine), .rpm(let theirs)) where ignoringEpoch: mine.orderIgnoringEpoch(against: theirs)
        default: order(against: bound)
        }
    }

    /// False when only a fallback order ranks it; see `VersionForm`.
    var isWellFormed: Bool {
        switch self {
        case .pypi(let version): version.isWellFormed
        case .alpine(let version): version.isWellFormed
        case .rpm(let version): version.isWellFormed
        case .semver, .pub, .go, .debian, .rubygems, .maven, .nuget, .packagist, .numbers: true
        }
    }
}
