/// The version of a component as it is held against advisories.
struct InstalledVersion: Sendable {
    let text: String
    /// True for an rpm version read from the name of a source package, which never states the epoch.
    let ignoresEpoch: Bool
    private let scheme: VersionScheme?
    private let parsed: Version?

    init(_ text: String, scheme: VersionScheme?, ignoresEpoch: Bool = false) {
        self.text = text
        self.ignoresEpoch = ignoresEpoch
        self.scheme = scheme
        parsed = scheme.flatMap { Version(text, by: $0) }
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

    /// The same against a bound that is read where it lies; nothing when the version's scheme can't read it.
    func order(of version: Version, againstBound bound: UnsafeRawBufferPointer) -> VersionOrder? {
        version.order(againstBound: bound, ignoringEpoch: ignoresEpoch)
    }

    /// Whether a version that an advisory lists is this one: the same bytes, or the same place in the order.
    func isListed(as listed: UnsafeRawBufferPointer) -> Bool {
        if text.utf8.elementsEqual(listed) { return true }
        guard let scheme, let parsed, !begins(apartFrom: listed, by: scheme) else { return false }
        return order(of: parsed, againstBound: listed) == .same
    }

    /// Whether the first or second number already tells the two apart, without reading either; lists are long.
    ///
    /// Only where such numbers can't be anything but parts of the version: an epoch could be one that the other leaves
    /// out.
    private func begins(apartFrom listed: UnsafeRawBufferPointer, by scheme: VersionScheme) -> Bool {
        switch scheme {
        case .debian, .rpm: return false
        default: break
        }
        var mine = text.utf8[...]
        var theirs = listed[...]
        for _ in 0..<2 {
            guard let left = Self.number(&mine), let right = Self.number(&theirs) else { return false }
            if !left.elementsEqual(right) { return true }
            guard mine.popFirst() == UInt8(ascii: "."), theirs.popFirst() == UInt8(ascii: ".") else { return false }
        }
        return false
    }

    /// Takes the digits at the start, without leading zeros; nothing when there are none or an epoch's `!` follows.
    private static func number<Text: Collection<UInt8>>(_ text: inout Text) -> Text.SubSequence?
    where Text.SubSequence == Text {
        let digits = text.prefix(while: VersionText.isDigit)
        text = text[digits.endIndex...]
        guard !digits.isEmpty, text.first != UInt8(ascii: "!") else { return nil }
        return digits.drop { $0 == UInt8(ascii: "0") }
    }
}
