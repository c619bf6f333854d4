/// A Composer version in the order of PHP's `version_compare`.
///
/// `-`, `_` and `+` are dots, and a dot stands between digits and letters. Words rank: any other word, `dev`, `a…`,
/// `b…`, `rc`/`RC`, a number, `p…`. Case counts, as it does there.
struct PackagistVersion: VersionForm {
    private let text: [UInt8]
    private let parts: [Range<Int>]

    private static let numberRank = 4

    init?(_ text: [UInt8]) {
        let text = VersionText.trimmed(text)
        guard !text.isEmpty, text.allSatisfy({ $0 > 32 && $0 != 127 }) else { return nil }
        self.text = text
        var parts: [Range<Int>] = []
        var start = text[0] | 0x20 == UInt8(ascii: "v") && text.count > 1 ? 1 : 0
        for index in start...text.count {
            let isSeparator = index == text.count || Self.isSeparator(text[index])
            let isTransition =
                !isSeparator && index > start
                && VersionText.isDigit(text[index]) != VersionText.isDigit(text[index - 1])
            guard isSeparator || isTransition else { continue }
            if index > start { parts.append(start..<index) }
            start = isTransition ? index : index + 1
        }
        self.parts = parts
    }

    func order(against other: PackagistVersion) -> VersionOrder {
        for (mine, theirs) in zip(parts, other.parts) {
            let order: VersionOrder =
                VersionText.isNumber(text, mine) && VersionText.isNumber(other.text, theirs)
                ? VersionText.orderOfNumbers(text, mine, other.text, theirs)
                : VersionOrder(rank(mine), other.rank(theirs))
            if order != .same { return order }
        }
        if parts.count > other.parts.count { return orderOfRest(from: other.parts.count) }
        if parts.count < other.parts.count { return other.orderOfRest(from: parts.count).reversed }
        return .same
    }

    /// The order of a longer version against its own beginning: a number is more, a word as it ranks to a number.
    private func orderOfRest(from index: Int) -> VersionOrder {
        for part in parts[index...] {
            if VersionText.isNumber(text, part) { return .after }
            let order = VersionOrder(rank(part), Self.numberRank)
            if order != .same { return order }
        }
        return .same
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"): true
        default: false
        }
    }

    private func rank(_ part: Range<Int>) -> Int {
        let start = part.lowerBound
        if VersionText.isDigit(text[start]) || text[start] == UInt8(ascii: "#") { return Self.numberRank }
        if VersionText.hasPrefix(text, at: start, "dev") { return 0 }
        if VersionText.hasPrefix(text, at: start, "rc") || VersionText.hasPrefix(text, at: start, "RC") { return 3 }
        switch text[start] {
        case UInt8(ascii: "a"): return 1
        case UInt8(ascii: "b"): return 2
        case UInt8(ascii: "p"): return 5
        default: return -1
        }
    }
}
