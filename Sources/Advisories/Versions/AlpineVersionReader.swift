/// Cuts an Alpine version into its tokens, left to right; the last one is `end` or `invalid`.
struct AlpineVersionReader {
    private let text: [UInt8]
    private var index = 0
    private(set) var isWellFormed = true

    private static let suffixes: [(StaticString, Int)] = [
        ("alpha", -4), ("beta", -3), ("pre", -2), ("rc", -1), ("cvs", 0), ("svn", 1), ("git", 2), ("hg", 3), ("p", 4),
    ]

    init(_ text: [UInt8]) { self.text = text }

    mutating func tokens() -> [AlpineVersionToken] {
        var tokens = [number(.firstNumber)]
        var last = AlpineVersionToken.Kind.firstNumber
        while last != .end, last != .invalid {
            let token = next(after: last)
            last = token.kind
            tokens.append(token)
        }
        if last == .invalid { isWellFormed = false }
        return tokens
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
        case UInt8(ascii: "-") where last != .revision && VersionText.hasPrefix(text, at: index, "-r"):
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
        for (name, rank) in Self.suffixes where VersionText.hasPrefix(text, at: index + 1, name) {
            let start = index
            index += 1 + name.utf8CodeUnitCount
            return AlpineVersionToken(.suffix, start..<index, suffixRank: rank)
        }
        return nil
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
