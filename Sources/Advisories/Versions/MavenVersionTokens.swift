/// The tokens of a Maven version, left to right: split at dots, hyphens and between digits and other characters.
///
/// "Null" tokens (0, "", final, ga, release) are left out at the end and before each hyphen that remains.
struct MavenVersionTokens {
    private let text: VersionBytes
    private var start = 0
    private var isAfterHyphen = false
    private var isAtEnd = false
    /// Null tokens that begin before this place were looked ahead of and are kept.
    private var keptUntil = 0

    init(_ text: VersionBytes) { self.text = text }

    mutating func next() -> MavenVersionToken? {
        while true {
            let before = self
            guard let token = scan() else { return nil }
            guard before.start >= keptUntil, token.isNull(in: text) else { return token }
            let resumed = before.afterNulls()
            if resumed.start == before.start {
                keptUntil = resumed.keptUntil
                return token
            }
            self = resumed
        }
    }

    /// The token that begins at `start`; a change between digits and others is a hyphen.
    private mutating func scan() -> MavenVersionToken? {
        guard !isAtEnd else { return nil }
        var end = start
        let isNumber = VersionText.isDigit(text[start])
        while end < text.count, !Self.isSeparator(text[end]), VersionText.isDigit(text[end]) == isNumber { end += 1 }
        let isTransition = end < text.count && !Self.isSeparator(text[end])
        let token = MavenVersionToken(
            text, start..<end, isAfterHyphen: isAfterHyphen, isBeforeDigit: isTransition && !isNumber)
        isAfterHyphen = isTransition || text[end] == UInt8(ascii: "-")
        isAtEnd = end >= text.count
        start = isTransition ? end : end + 1
        return token
    }

    /// Looks past the run of null tokens that begins here, for where to go on.
    ///
    /// Those before the end or a hyphen fall away, as do those before the last of the run that follows a hyphen itself.
    private func afterNulls() -> MavenVersionTokens {
        var tokens = self
        var kept = self
        while true {
            let before = tokens
            guard let token = tokens.scan() else { return before }
            if token.isNull(in: text) {
                if token.isAfterHyphen { kept = before }
                continue
            }
            if token.isAfterHyphen { return before }
            kept.keptUntil = before.start
            return kept
        }
    }

    @inline(__always)
    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }
}
