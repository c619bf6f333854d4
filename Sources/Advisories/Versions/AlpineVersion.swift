/// An Alpine version, `1.2.3a_suffix4~hash-r5`, in the order of apk-tools 3.
///
/// Numbers after the first compare as text when either begins with a zero. `_alpha`, `_beta`, `_pre` and `_rc` come
/// before the plain version, `_cvs`, `_svn`, `_git`, `_hg` and `_p` after it. What apk calls invalid is ranked up to
/// the place where it breaks.
struct AlpineVersion: VersionForm {
    private let text: VersionBytes
    let isWellFormed: Bool

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        guard !text.isEmpty else { return nil }
        self.text = text
        var reader = AlpineVersionReader(text)
        while reader.next() != nil {}
        isWellFormed = reader.isWellFormed
    }

    func order(against other: AlpineVersion) -> VersionOrder {
        var mineReader = AlpineVersionReader(text)
        var theirReader = AlpineVersionReader(other.text)
        while let mine = mineReader.next(), let theirs = theirReader.next() {
            guard mine.kind == theirs.kind else { return Self.orderOfKinds(mine, theirs) }
            let order = order(mine, other, theirs)
            if order != .same { return order }
        }
        return .same
    }

    private func order(_ mine: AlpineVersionToken, _ other: AlpineVersion, _ theirs: AlpineVersionToken) -> VersionOrder
    {
        switch mine.kind {
        case .number where beginsWithZero(mine) || other.beginsWithZero(theirs):
            VersionText.orderOfBytes(text, mine.range, other.text, theirs.range)
        case .firstNumber, .number, .letterNumber, .suffixNumber, .revision:
            VersionText.orderOfNumbers(text, mine.range, other.text, theirs.range)
        case .suffix: VersionOrder(mine.suffixRank, theirs.suffixRank)
        case .letter, .hash, .invalid: VersionText.orderOfBytes(text, mine.range, other.text, theirs.range)
        case .end: .same
        }
    }

    private func beginsWithZero(_ token: AlpineVersionToken) -> Bool {
        !token.range.isEmpty && text[token.range.lowerBound] == 48
    }

    /// Equal so far: a pre-release suffix makes its version the earlier one, else the one that goes on earlier is
    /// later.
    private static func orderOfKinds(_ mine: AlpineVersionToken, _ theirs: AlpineVersionToken) -> VersionOrder {
        if mine.kind == .suffix, mine.suffixRank < 0 { return .before }
        if theirs.kind == .suffix, theirs.suffixRank < 0 { return .after }
        return VersionOrder(theirs.kind.rawValue, mine.kind.rawValue)
    }
}
