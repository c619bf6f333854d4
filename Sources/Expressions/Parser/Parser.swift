/// Reads an expression into a syntax tree by recursive descent, with bounds on length and depth.
///
/// The first syntax error ends reading: what follows one is guesswork. The grammar is that of the CEL specification.
struct Parser {
    /// Bytes of the longest expression.
    static let maximumLength = 100_000
    /// Levels of nesting, of brackets in the text as well as of nodes in the tree.
    static let maximumDepth = 250

    private var lexer: Lexer
    private var nextID = 0
    private var depth = 0
    private(set) var token: Token
    /// Where the last token that was taken ends.
    private(set) var lastEnd = 0

    /// The tree and the number of its nodes.
    static func parse(_ bytes: [UInt8]) throws(ExpressionProblem) -> (root: SyntaxNode, count: Int) {
        guard bytes.count <= maximumLength else {
            throw ExpressionProblem(
                "expression.too-long",
                "an expression may have at most \(maximumLength) bytes, this one has \(bytes.count)",
                at: 0..<0)
        }
        var parser = try Parser(bytes)
        let root = try parser.expression()
        guard parser.token.kind == .end else { throw parser.unexpected("an operator or the end") }
        return (root, parser.nextID)
    }

    private init(_ bytes: [UInt8]) throws(ExpressionProblem) {
        lexer = Lexer(bytes)
        token = try lexer.next()
    }

    /// `condition ? value : value`, the loosest binding of all.
    mutating func expression() throws(ExpressionProblem) -> SyntaxNode {
        try enter()
        defer { depth -= 1 }
        let condition = try binary(0)
        guard token.kind == .question else { return condition }
        let symbol = token.range
        try advance()
        let first = try binary(0)
        try expect(.colon, "':' of the conditional")
        let second = try expression()
        return try call(OperatorName.conditional, at: symbol, nil, [condition, first, second])
    }

    /// Operators of two operands that bind at least so tightly: `||`, `&&`, relations, sums, products.
    private mutating func binary(_ minimum: Int) throws(ExpressionProblem) -> SyntaxNode {
        var left = try unary()
        while let (level, name) = Parser.operators(token.kind), level >= minimum {
            let symbol = token.range
            try advance()
            if level <= 1 {
                // One flat node for a whole chain, so that long chains are not deep.
                var operands = [left, try binary(level + 1)]
                while Parser.operators(token.kind)?.level == level {
                    try advance()
                    operands.append(try binary(level + 1))
                }
                left = try call(name, at: symbol, nil, operands)
            } else {
                let right = try binary(level + 1)
                left = try call(name, at: symbol, nil, [left, right])
            }
        }
        return left
    }

    private static func operators(_ kind: Token.Kind) -> (level: Int, name: String)? {
        switch kind {
        case .or: (0, OperatorName.or)
        case .and: (1, OperatorName.and)
        case .equal: (2, OperatorName.equals)
        case .notEqual: (2, OperatorName.notEquals)
        case .less: (2, OperatorName.less)
        case .lessOrEqual: (2, OperatorName.lessOrEqual)
        case .greater: (2, OperatorName.greater)
        case .greaterOrEqual: (2, OperatorName.greaterOrEqual)
        case .in: (2, OperatorName.in)
        case .plus: (3, OperatorName.add)
        case .minus: (3, OperatorName.subtract)
        case .star: (4, OperatorName.multiply)
        case .slash: (4, OperatorName.divide)
        case .percent: (4, OperatorName.modulo)
        default: nil
        }
    }

    private mutating func unary() throws(ExpressionProblem) -> SyntaxNode {
        var prefixes: [Token] = []
        while token.kind == .not || token.kind == .minus {
            if let first = prefixes.first, first.kind != token.kind {
                throw ExpressionProblem("'!' and '-' can't be mixed here", at: token.range, fix: "Use parentheses.")
            }
            prefixes.append(token)
            try advance()
            guard prefixes.count <= Parser.maximumDepth else { throw tooDeep(token.range) }
        }
        var sign: Token?
        if let last = prefixes.last, last.kind == .minus, [.int, .uint, .double].contains(token.kind) {
            sign = last
            prefixes.removeLast()
        }
        var node = try member(sign: sign)
        for prefix in prefixes.reversed() {
            let name = prefix.kind == .not ? OperatorName.not : OperatorName.negate
            node = try call(name, at: prefix.range, nil, [node], from: prefix.range.lowerBound)
        }
        return node
    }
}

extension Parser {
    mutating func advance() throws(ExpressionProblem) {
        lastEnd = token.range.upperBound
        token = try lexer.next()
    }

    mutating func expect(_ kind: Token.Kind, _ what: String) throws(ExpressionProblem) {
        guard token.kind == kind else { throw unexpected(what) }
        try advance()
    }

    /// The bytes of a range of the expression.
    func source(_ range: Range<Int>) -> ArraySlice<UInt8> { lexer.bytes[range] }

    func string(_ range: Range<Int>) -> String { String(decoding: source(range), as: UTF8.self) }

    func unexpected(_ wanted: String) -> ExpressionProblem {
        if token.kind == .end {
            let end = token.range.upperBound
            return ExpressionProblem("the expression ends where \(wanted) is expected", at: end..<end)
        }
        return ExpressionProblem("'\(string(token.range))' stands where \(wanted) is expected", at: token.range)
    }

    mutating func enter() throws(ExpressionProblem) {
        guard depth < Parser.maximumDepth else { throw tooDeep(token.range) }
        depth += 1
    }

    func tooDeep(_ range: Range<Int>) -> ExpressionProblem {
        ExpressionProblem(
            "expression.too-deep", "the expression is nested more than \(Parser.maximumDepth) levels deep", at: range,
            fix: "Break the expression into several rules.")
    }

    mutating func node(_ kind: SyntaxNode.Kind, _ range: Range<Int>, _ children: [SyntaxNode]) throws(ExpressionProblem)
        -> SyntaxNode
    {
        let height = 1 + (children.lazy.map(\.height).max() ?? 0)
        guard height <= Parser.maximumDepth else { throw tooDeep(range) }
        defer { nextID += 1 }
        return SyntaxNode(id: nextID, kind: kind, range: range, height: height)
    }

    mutating func call(
        _ name: String, at symbol: Range<Int>, _ target: SyntaxNode?, _ arguments: [SyntaxNode], from start: Int? = nil
    ) throws(ExpressionProblem) -> SyntaxNode {
        let children = (target.map { [$0] } ?? []) + arguments
        let first = start ?? children.first?.range.lowerBound ?? symbol.lowerBound
        let kind = SyntaxNode.Kind.call(
            SyntaxNode.Name(text: name, range: symbol), target: target, arguments: arguments)
        return try node(kind, first..<max(lastEnd, first), children)
    }
}
