extension Parser {
    /// A primary expression and the selections, calls and indexes that follow it.
    mutating func member(sign: Token?) throws(ExpressionProblem) -> SyntaxNode {
        var node = try primary(sign: sign)
        while true {
            switch token.kind {
            case .dot:
                try advance()
                node = try selection(of: node)
            case .leftBracket:
                let symbol = token.range
                try advance()
                let index = try expression()
                try expect(.rightBracket, "']'")
                node = try call(OperatorName.index, at: symbol, node, [index])
            case .leftBrace:
                guard let name = typeName(node) else { return node }
                node = try object(name, from: node.range.lowerBound)
            default: return node
            }
        }
    }

    private mutating func selection(of operand: SyntaxNode) throws(ExpressionProblem) -> SyntaxNode {
        let name = token
        guard name.kind == .identifier || name.kind == .quotedIdentifier else {
            throw unexpected("the name of a field or a function")
        }
        try advance()
        let isQuoted = name.kind == .quotedIdentifier
        let text = isQuoted ? string(name.range.lowerBound + 1..<name.range.upperBound - 1) : string(name.range)
        let field = SyntaxNode.Name(text: text, range: name.range)
        if !isQuoted, token.kind == .leftParenthesis {
            let arguments = try arguments()
            if let node = try macro(field, target: operand, arguments: arguments) { return node }
            return try call(text, at: name.range, operand, arguments)
        }
        let range = operand.range.lowerBound..<name.range.upperBound
        return try node(.select(operand, field: field, isTest: false), range, [operand])
    }

    private mutating func primary(sign: Token?) throws(ExpressionProblem) -> SyntaxNode {
        let first = token
        switch first.kind {
        case .true: return try literal(.bool(true))
        case .false: return try literal(.bool(false))
        case .null: return try literal(.null)
        case .string, .bytes: return try literal(LiteralDecoder.text(source(first.range)))
        case .int, .uint, .double:
            let range = (sign?.range.lowerBound ?? first.range.lowerBound)..<first.range.upperBound
            let digits = source(first.range)
            let value =
                try first.kind == .double
                ? LiteralDecoder.double(digits, isNegative: sign != nil, range: range)
                : LiteralDecoder.integer(digits, isNegative: sign != nil, range: range)
            return try literal(value, from: range.lowerBound)
        case .leftParenthesis:
            try advance()
            let inner = try expression()
            try expect(.rightParenthesis, "')'")
            return inner
        case .leftBracket: return try list()
        case .leftBrace: return try map()
        case .dot:
            try advance()
            guard token.kind == .identifier else { throw unexpected("a name") }
            return try name(isAbsolute: true, from: first.range.lowerBound)
        case .identifier: return try name(isAbsolute: false, from: first.range.lowerBound)
        default: throw unexpected("a value")
        }
    }

    private mutating func literal(_ value: ExpressionValue, from start: Int? = nil) throws(ExpressionProblem)
        -> SyntaxNode
    {
        let range = (start ?? token.range.lowerBound)..<token.range.upperBound
        try advance()
        return try node(.literal(value), range, [])
    }

    /// A variable, or a function with its arguments.
    private mutating func name(isAbsolute: Bool, from start: Int) throws(ExpressionProblem) -> SyntaxNode {
        let name = SyntaxNode.Name(text: string(token.range), range: token.range)
        guard !Parser.reserved.contains(name.text) else {
            throw ExpressionProblem("'\(name.text)' is a reserved word and can't be a name", at: name.range)
        }
        try advance()
        guard token.kind == .leftParenthesis else {
            return try node(.identifier(name.text, isAbsolute: isAbsolute), start..<name.range.upperBound, [])
        }
        let arguments = try arguments()
        if !isAbsolute, let node = try macro(name, target: nil, arguments: arguments) { return node }
        return try call(name.text, at: name.range, nil, arguments, from: start)
    }

    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]

    private mutating func arguments() throws(ExpressionProblem) -> [SyntaxNode] {
        try expect(.leftParenthesis, "'('")
        var arguments: [SyntaxNode] = []
        while token.kind != .rightParenthesis {
            arguments.append(try expression())
            guard token.kind == .comma else { break }
            try advance()
            if token.kind == .rightParenthesis { throw unexpected("an argument") }
        }
        try expect(.rightParenthesis, "')' or ','")
        return arguments
    }

    private mutating func list() throws(ExpressionProblem) -> SyntaxNode {
        let start = token.range.lowerBound
        try advance()
        var elements: [SyntaxNode] = []
        while token.kind != .rightBracket {
            elements.append(try expression())
            guard token.kind == .comma else { break }
            try advance()
        }
        try expect(.rightBracket, "']' or ','")
        return try node(.list(elements), start..<lastEnd, elements)
    }

    private mutating func map() throws(ExpressionProblem) -> SyntaxNode {
        let start = token.range.lowerBound
        try advance()
        var entries: [SyntaxNode.MapEntry] = []
        while token.kind != .rightBrace {
            let key = try expression()
            try expect(.colon, "':' after the key")
            entries.append(SyntaxNode.MapEntry(key: key, value: try expression()))
            guard token.kind == .comma else { break }
            try advance()
        }
        try expect(.rightBrace, "'}' or ','")
        return try node(.map(entries), start..<lastEnd, entries.flatMap { [$0.key, $0.value] })
    }

    /// The name of a type before `{`, when the node is nothing but names and dots.
    private func typeName(_ node: SyntaxNode) -> SyntaxNode.Name? {
        switch node.kind {
        case .identifier(let name, let isAbsolute):
            return SyntaxNode.Name(text: isAbsolute ? "." + name : name, range: node.range)
        case .select(let operand, let field, isTest: false):
            return typeName(operand).map { SyntaxNode.Name(text: $0.text + "." + field.text, range: node.range) }
        default: return nil
        }
    }

    private mutating func object(_ name: SyntaxNode.Name, from start: Int) throws(ExpressionProblem) -> SyntaxNode {
        try advance()
        var fields: [(name: SyntaxNode.Name, value: SyntaxNode)] = []
        while token.kind != .rightBrace {
            guard token.kind == .identifier || token.kind == .quotedIdentifier else { throw unexpected("a field") }
            let field = SyntaxNode.Name(text: string(token.range), range: token.range)
            try advance()
            try expect(.colon, "':' after the field")
            fields.append((field, try expression()))
            guard token.kind == .comma else { break }
            try advance()
        }
        try expect(.rightBrace, "'}' or ','")
        return try node(.object(name, fields: fields), start..<lastEnd, fields.map(\.value))
    }
}
