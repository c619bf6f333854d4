/// The version of a component as it is held against advisories.
struct InstalledVersion: Sendable {
    let text: String
    /// True for an rpm version read from the name of a source package, which never states the epoch.
    let ignoresEpoch: Bool
    private let scheme: VersionScheme?
    private let parsed: Version?
    /// What the text begins with; nothing where that does not tell versions apart.
    private let leading: LeadingNumbers?

    init(_ text: String, scheme: VersionScheme?, ignoresEpoch: Bool = false) {
        self.text = text
        self.ignoresEpoch = ignoresEpoch
        self.scheme = scheme
        parsed = scheme.flatMap { Version(text, by: $0) }
        switch scheme {
        // An epoch could be one that the other version leaves out.
        case nil, .debian, .rpm, .alpm: leading = nil
        default:
            var text = text
            leading = text.withUTF8 { LeadingNumbers(UnsafeRawBufferPointer($0)) }
        }
    }

    /// Whether the ecosystem's own rules accept the version; a fallback order alone does not.
    var isWellFormed: Bool { parsed?.isWellFormed ?? false }

    /// The version as a scheme reads it; nothing when it can't.
    func version(by scheme: VersionScheme) -> Version? {
        scheme == self.scheme ? parsed : Version(text, by: scheme)
    }

    func order(of version: Version, against bound: Version) -> VersionOrder? {
        version.order(againstBound: bound, ignoringEpoch: ignoresEpoch)
    }

    /// Whether a scheme can read the version.
    func isReadable(by scheme: VersionScheme) -> Bool {
        scheme == self.scheme ? parsed != nil : Version(text, by: scheme) != nil
    }

    /// How the version stands to a bound that is read where it lies; nothing when the scheme can't read either.
    func order(by scheme: VersionScheme, againstBound bound: UnsafeRawBufferPointer) -> VersionOrder? {
        scheme == self.scheme
            ? parsed?.order(againstBound: bound, ignoringEpoch: ignoresEpoch)
            : Version(text, by: scheme)?.order(againstBound: bound, ignoringEpoch: ignoresEpoch)
    }

    /// Whether a version that an advisory lists is this one: the same bytes, or the same place in the order.
    func isListed(as listed: UnsafeRawBufferPointer) -> Bool {
        if let leading, let other = LeadingNumbers(listed), leading.tellApart(from: other) { return false }
        if text.utf8.elementsEqual(listed) { return true }
        return parsed?.order(againstBound: listed, ignoringEpoch: ignoresEpoch) == .same
    }
}
