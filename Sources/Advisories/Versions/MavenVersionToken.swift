/// One token of a Maven version with the separator before it.
struct MavenVersionToken: Sendable {
    enum Value: Sendable {
        /// Digits; an empty range is 0.
        case number(Range<Int>)
        /// A qualifier with a place of its own in the order.
        case known(Int)
        /// Any other qualifier: after all known ones, by its text.
        case word(Range<Int>)
    }

    let isAfterHyphen: Bool
    let value: Value

    private static let shortRanks: [(StaticString, Int)] = [("rc", 3), ("cr", 3), ("ga", released), ("sp", 6)]
    private static let longRanks: [(StaticString, Int)] = [
        ("alpha", 0), ("beta", 1), ("milestone", 2), ("snapshot", 4), ("final", released), ("release", released),
    ]

    /// The place of "", `final`, `ga` and `release`.
    private static let released = 5

    private init(isAfterHyphen: Bool, value: Value) {
        self.isAfterHyphen = isAfterHyphen
        self.value = value
    }

    /// - Parameter isBeforeDigit: Whether a digit follows at once, so that `a`, `b` and `m` are short for their words.
    init(_ text: VersionBytes, _ range: Range<Int>, isAfterHyphen: Bool, isBeforeDigit: Bool) {
        self.isAfterHyphen = isAfterHyphen
        if range.isEmpty || VersionText.isDigit(text[range.lowerBound]) {
            value = .number(range)
        } else {
            value = Self.rank(text, range, isBeforeDigit: isBeforeDigit).map { .known($0) } ?? .word(range)
        }
    }

    func isNull(in text: VersionBytes) -> Bool {
        switch value {
        case .number(let range): VersionText.isZero(text, range)
        case .known(let rank): rank == Self.released
        case .word: false
        }
    }

    /// What stands against this token when the other version has ended: 0 after a dot, "" after a hyphen.
    var padding: MavenVersionToken {
        let isNumber = if case .number = value { true } else { false }
        return MavenVersionToken(
            isAfterHyphen: isAfterHyphen,
            value: isAfterHyphen || !isNumber ? .known(Self.released) : .number(0..<0))
    }

    func order(in text: VersionBytes, against other: MavenVersionToken, in otherText: VersionBytes) -> VersionOrder {
        switch (value, other.value) {
        case (.number, .known), (.number, .word): return .after
        case (.known, .number), (.word, .number): return .before
        // Of two numbers the one after a dot is the later, of two qualifiers the one after a hyphen.
        case (.number, .number) where isAfterHyphen != other.isAfterHyphen: return isAfterHyphen ? .before : .after
        case _ where isAfterHyphen != other.isAfterHyphen: return isAfterHyphen ? .after : .before
        case (.number(let mine), .number(let theirs)):
            return VersionText.orderOfNumbers(text, mine, otherText, theirs)
        case (.known(let mine), .known(let theirs)): return VersionOrder(mine, theirs)
        case (.known, .word): return .before
        case (.word, .known): return .after
        case (.word(let mine), .word(let theirs)):
            return VersionText.orderOfLowercasedBytes(text, mine, otherText, theirs)
        }
    }

    private static func rank(_ text: VersionBytes, _ range: Range<Int>, isBeforeDigit: Bool) -> Int? {
        switch range.count {
        case 2:
            for (word, rank) in shortRanks where VersionText.matches(text, range, word) { return rank }
        case 4...9:
            for (word, rank) in longRanks where VersionText.matches(text, range, word) { return rank }
        default: break
        }
        guard isBeforeDigit, range.count == 1 else { return nil }
        switch text[range.lowerBound] | 0x20 {
        case UInt8(ascii: "a"): return 0
        case UInt8(ascii: "b"): return 1
        case UInt8(ascii: "m"): return 2
        default: return nil
        }
    }
}
