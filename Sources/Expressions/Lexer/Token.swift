/// One word of an expression, by the bytes it stands at.
struct Token: Sendable {
    enum Kind: Sendable, Equatable {
        case identifier
        /// A name in backticks; only after a dot.
        case quotedIdentifier
        case int, uint, double, string, bytes
        case `true`, `false`, null, `in`
        case plus, minus, star, slash, percent
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case and, or, not, question, colon
        case dot, comma, leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
        case end
    }

    let kind: Kind
    let range: Range<Int>
}
