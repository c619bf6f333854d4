/// Cuts an Alpine version into its tokens, left to right; the last one is `end` or `invalid`.
struct AlpineVersionReader {
    private let text: VersionBytes
    private var index = 0
    private(set) var isWellFormed = true

    private var last: AlpineVersionToken.Kind?

    init(_ text: VersionBytes) { self.text = text }

    /// The next token; nothing after `end` or `invalid`.
    mutating func next() -> AlpineVersionToken? {
        guard let last else {
            self.last = .firstNumber
            return number(.firstNumber)
        }
        guard last != .end, last != .invalid else { return nil }
        let token = next(after: last)
        if token.kind == .invalid { isWellFormed = false }
        self.last = token.kind
        return token
    }

    private mutating func next(after last: AlpineVersionToken.Kind) -> AlpineVersionToken {
        guard index < text.count else { return AlpineVersionToken(.end, index..<index) }
        let byte = text[index]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z") where last == .firstNumber || last == .number:
            index += 1
            return AlpineVersionToken(.letter, index - 1..<index)
        case UInt8(ascii: "0")...UInt8(ascii: "9") where last == .letter:
            return number(.letterNumber)
        case UInt8(ascii: "0")...UInt8(ascii: "9") where last == .suffix:
            return number(.suffixNumber)
        case UInt8(ascii: ".") where last == .firstNumber || last == .number:
            guard index + 1 < text.count, VersionText.isDigit(text[index + 1]) || text[index + 1] == byte else {
                return invalid(after: last)
            }
            index += 1
            return number(.number)
        case UInt8(ascii: "_") where last.rawValue <= AlpineVersionToken.Kind.suffixNumber.rawValue:
            return suffix() ?? invalid(after: last)
        case UInt8(ascii: "~") where last.rawValue < AlpineVersionToken.Kind.hash.rawValue:
            return hash() ?? invalid(after: last)
        case UInt8(ascii: "-") where last != .revision && VersionText.hasExactPrefix(text, at: index, "-r"):
            index += 2
            return number(.revision)
        default: return invalid(after: last)
        }
    }

    /// A run of digits; apk wants one at least.
    private mutating func number(_ kind: AlpineVersionToken.Kind) -> AlpineVersionToken {
        let end = VersionText.endOfDigits(text, from: index, to: text.count)
        if end == index { isWellFormed = false }
        defer { index = end }
        return AlpineVersionToken(kind, index..<end)
    }

    private mutating func suffix() -> AlpineVersionToken? {
        guard let (rank, length) = suffixRank(at: index + 1) else { return nil }
        let start = index
        index += 1 + length
        return AlpineVersionToken(.suffix, start..<index, suffixRank: rank)
    }

    private func suffixRank(at start: Int) -> (rank: Int, length: Int)? {
        switch text[start] {
        case UInt8(ascii: "a") where VersionText.hasExactPrefix(text, at: start, "alpha"): (-4, 5)
        case UInt8(ascii: "b") where VersionText.hasExactPrefix(text, at: start, "beta"): (-3, 4)
        case UInt8(ascii: "p") where VersionText.hasExactPrefix(text, at: start, "pre"): (-2, 3)
        case UInt8(ascii: "r") where VersionText.hasExactPrefix(text, at: start, "rc"): (-1, 2)
        case UInt8(ascii: "c") where VersionText.hasExactPrefix(text, at: start, "cvs"): (0, 3)
        case UInt8(ascii: "s") where VersionText.hasExactPrefix(text, at: start, "svn"): (1, 3)
        case UInt8(ascii: "g") where VersionText.hasExactPrefix(text, at: start, "git"): (2, 3)
        case UInt8(ascii: "h") where VersionText.hasExactPrefix(text, at: start, "hg"): (3, 2)
        case UInt8(ascii: "p"): (4, 1)
        default: nil
        }
    }

    private mutating func hash() -> AlpineVersionToken? {
        var end = index + 1
        while end < text.count, VersionText.isDigit(text[end]) || (97...102).contains(text[end]) { end += 1 }
        guard end > index + 1 else { return nil }
        defer { index = end }
        return AlpineVersionToken(.hash, index + 1..<end)
    }

    /// The rest of the text; after a revision nothing counts any more.
    private func invalid(after last: AlpineVersionToken.Kind) -> AlpineVersionToken {
        AlpineVersionToken(.invalid, last == .revision ? index..<index : index..<text.count)
    }
}
