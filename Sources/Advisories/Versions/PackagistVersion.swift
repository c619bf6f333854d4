/// A Composer version in the order of PHP's `version_compare`.
///
/// `-`, `_` and `+` are dots, and a dot stands between digits and letters. Words rank: any other word, `dev`, `a…`,
/// `b…`, `rc`/`RC`, a number, `p…`. Case counts, as it does there.
struct PackagistVersion: VersionForm {
    private let text: VersionBytes

    private static let numberRank = 4

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        guard !text.isEmpty, text.isPrintable else { return nil }
        self.text = text[0] | 0x20 == UInt8(ascii: "v") && text.count > 1 ? text[1..<text.count] : text
    }

    func order(against other: PackagistVersion) -> VersionOrder {
        var index = 0
        var otherIndex = 0
        while true {
            let mine = nextPart(from: &index)
            let theirs = other.nextPart(from: &otherIndex)
            guard let mine, let theirs else {
                if let mine { return orderOfRest(mine, index) }
                if let theirs { return other.orderOfRest(theirs, otherIndex).reversed }
                return .same
            }
            let order: VersionOrder =
                isNumber(mine) && other.isNumber(theirs)
                ? VersionText.orderOfNumbers(text, mine, other.text, theirs)
                : VersionOrder(rank(mine), other.rank(theirs))
            if order != .same { return order }
        }
    }

    /// The next run of digits or of other characters that are no separators.
    @inline(__always)
    private func nextPart(from index: inout Int) -> Range<Int>? {
        while index < text.count, Self.isSeparator(text[index]) { index += 1 }
        guard index < text.count else { return nil }
        let start = index
        let isNumber = VersionText.isDigit(text[start])
        while index < text.count, !Self.isSeparator(text[index]), VersionText.isDigit(text[index]) == isNumber {
            index += 1
        }
        return start..<index
    }

    @inline(__always)
    private func isNumber(_ part: Range<Int>) -> Bool { VersionText.isDigit(text[part.lowerBound]) }

    /// The order of a longer version against its own beginning: a number is more, a word as it ranks to a number.
    private func orderOfRest(_ first: Range<Int>, _ index: Int) -> VersionOrder {
        var index = index
        var part: Range<Int>? = first
        while let next = part {
            if isNumber(next) { return .after }
            let order = VersionOrder(rank(next), Self.numberRank)
            if order != .same { return order }
            part = nextPart(from: &index)
        }
        return .same
    }

    @inline(__always)
    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"): true
        default: false
        }
    }

    private func rank(_ part: Range<Int>) -> Int {
        let start = part.lowerBound
        if VersionText.isDigit(text[start]) || text[start] == UInt8(ascii: "#") { return Self.numberRank }
        if VersionText.hasExactPrefix(text, at: start, "dev") { return 0 }
        if VersionText.hasExactPrefix(text, at: start, "rc") || VersionText.hasExactPrefix(text, at: start, "RC") {
            return 3
        }
        switch text[start] {
        case UInt8(ascii: "a"): return 1
        case UInt8(ascii: "b"): return 2
        case UInt8(ascii: "p"): return 5
        default: return -1
        }
    }
}
