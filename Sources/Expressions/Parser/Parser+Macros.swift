extension Parser {
    /// What a call means when it is one of the standard macros; nothing when it is an ordinary call.
    mutating func macro(_ name: SyntaxNode.Name, target: SyntaxNode?, arguments: [SyntaxNode]) throws(ExpressionProblem)
        -> SyntaxNode?
    {
        guard let target else {
            guard name.text == "has", arguments.count == 1 else { return nil }
            return try has(arguments[0], from: name.range.lowerBound)
        }
        let kind: SyntaxNode.Comprehension.Kind
        switch (name.text, arguments.count) {
        case ("all", 2): kind = .all
        case ("exists", 2): kind = .exists
        case ("exists_one", 2), ("existsOne", 2): kind = .existsOne
        case ("map", 2), ("map", 3): kind = .map
        case ("filter", 2): kind = .filter
        default: return nil
        }
        guard case .identifier(let variable, isAbsolute: false) = arguments[0].kind else {
            throw ExpressionProblem(
                "the first argument of '\(name.text)' must be a new name for the element", at: arguments[0].range,
                fix: "Write '\(name.text)(x, …)' and use x in what follows.")
        }
        let comprehension = SyntaxNode.Comprehension(
            kind: kind, subject: target, variable: SyntaxNode.Name(text: variable, range: arguments[0].range),
            predicate: kind == .map && arguments.count == 2 ? nil : arguments[1],
            transform: kind == .map ? arguments[arguments.count - 1] : nil)
        return try node(
            .comprehension(comprehension), target.range.lowerBound..<lastEnd, [target] + arguments.dropFirst())
    }

    private mutating func has(_ argument: SyntaxNode, from start: Int) throws(ExpressionProblem) -> SyntaxNode {
        guard case .select(let operand, let field, isTest: false) = argument.kind else {
            throw ExpressionProblem(
                "has() takes the selection of a field", at: argument.range, fix: "Write 'has(object.field)'.")
        }
        return try node(.select(operand, field: field, isTest: true), start..<lastEnd, [operand])
    }
}
