/// A Maven version in the order of the POM reference's "Version Order Specification".
///
/// A flat list of tokens instead of Maven's nested ones: the same order, without recursion.
struct MavenVersion: VersionForm {
    private let text: [UInt8]
    private let tokens: [MavenVersionToken]

    init?(_ text: [UInt8]) {
        let text = VersionText.lowercased(VersionText.trimmed(text))
        guard !text.isEmpty, text.allSatisfy({ $0 > 32 && $0 != 127 }) else { return nil }
        self.text = text
        tokens = Self.trimmed(Self.scan(text), in: text)
    }

    func order(against other: MavenVersion) -> VersionOrder {
        for index in 0..<max(tokens.count, other.tokens.count) {
            let mine = index < tokens.count ? tokens[index] : other.tokens[index].padding
            let theirs = index < other.tokens.count ? other.tokens[index] : tokens[index].padding
            let order = mine.order(in: text, against: theirs, in: other.text)
            if order != .same { return order }
        }
        return .same
    }

    /// Splits at dots, hyphens and between digits and other characters; such a transition is a hyphen.
    private static func scan(_ text: [UInt8]) -> [MavenVersionToken] {
        var tokens: [MavenVersionToken] = []
        var isAfterHyphen = false
        var start = 0
        for index in 0...text.count {
            let isSeparator = index == text.count || text[index] == 46 || text[index] == 45
            let isTransition =
                !isSeparator && index > start
                && VersionText.isDigit(text[index]) != VersionText.isDigit(text[index - 1])
            guard isSeparator || isTransition else { continue }
            tokens.append(
                MavenVersionToken(
                    text, start..<index, isAfterHyphen: isAfterHyphen,
                    isBeforeDigit: isTransition && VersionText.isDigit(text[index])))
            isAfterHyphen = isTransition || (index < text.count && text[index] == 45)
            start = isTransition ? index : index + 1
        }
        return tokens
    }

    /// Leaves out "null" tokens (0, "", final, ga, release) at the end and before each hyphen that remains.
    private static func trimmed(_ tokens: [MavenVersionToken], in text: [UInt8]) -> [MavenVersionToken] {
        var kept: [MavenVersionToken] = []
        var isTrimming = true
        for token in tokens.reversed() where !(isTrimming && token.isNull(in: text)) {
            kept.append(token)
            isTrimming = token.isAfterHyphen
        }
        return kept.reversed()
    }
}
