internal import Documents

extension Checker {
    mutating func identifier(_ name: String, isAbsolute: Bool, _ node: SyntaxNode) -> ExpressionType {
        if !isAbsolute, let slot = locals.lastIndex(where: { $0.name == name }) {
            references[node.id] = .local(slot)
            return locals[slot].type
        }
        if let type = resolve(name, isAbsolute: isAbsolute, node) { return type }
        if name == "dyn" {
            return report(
                ExpressionProblem("expression.unknown-identifier", "dyn is a function, not a value", at: node.range))
        }
        let known = environment.variables.keys.sorted() + locals.map(\.name)
        return report(
            ExpressionProblem(
                "expression.unknown-identifier", "there is no variable '\(name)'", at: node.range,
                fix: Checker.advice(name, known)))
    }

    mutating func selection(_ field: SyntaxNode.Name, of operand: SyntaxNode, isTest: Bool, _ node: SyntaxNode)
        -> ExpressionType
    {
        if !isTest, let (name, isAbsolute) = qualifiedName(node), let type = resolve(name, isAbsolute: isAbsolute, node)
        {
            return type
        }
        let owner = type(of: operand)
        let type = fieldType(field, in: substitution.resolved(owner), operand.range)
        return isTest ? .bool : type
    }

    private mutating func fieldType(_ field: SyntaxNode.Name, in type: ExpressionType, _ operand: Range<Int>)
        -> ExpressionType
    {
        switch type {
        case .dyn, .variable: return .dyn
        case .nullable(let inner): return fieldType(field, in: inner, operand)
        case .map(let key, let value):
            guard substitution.assign([.string], to: [key]) else {
                return report(
                    ExpressionProblem(
                        "expression.type", "the keys of this map are of type \(key), a field name is a string",
                        at: field.range, fix: "Use an index: map[key]."))
            }
            return value
        case .object(let name):
            guard let fields = environment.types[name] else {
                return report(
                    ExpressionProblem("expression.unknown-type", "no type '\(name)' is declared", at: operand))
            }
            if let type = fields[field.text] { return type }
            let known = fields.keys.sorted()
            return report(
                ExpressionProblem(
                    "expression.unknown-field", "\(name) has no field '\(field.text)'", at: field.range,
                    fix: Checker.advice(field.text, known)))
        default:
            return report(
                ExpressionProblem(
                    "expression.unknown-field", "a value of type \(type) has no fields", at: field.range))
        }
    }

    /// Finds a variable or a type by its full name, and notes it at the node.
    private mutating func resolve(_ name: String, isAbsolute: Bool, _ node: SyntaxNode) -> ExpressionType? {
        for candidate in environment.candidates(name, isAbsolute: isAbsolute) {
            if let type = environment.variables[candidate] {
                references[node.id] = .variable(candidate)
                return type
            }
            if let type = ExpressionType.named[candidate] {
                references[node.id] = .type(type)
                return .type(type)
            }
        }
        return nil
    }

    /// The dotted name a chain of selections spells, unless its root is the variable of a comprehension.
    private func qualifiedName(_ node: SyntaxNode) -> (name: String, isAbsolute: Bool)? {
        var fields: [String] = []
        var current = node
        while case .select(let operand, let field, isTest: false) = current.kind {
            fields.append(field.text)
            current = operand
        }
        guard case .identifier(let root, let isAbsolute) = current.kind,
            isAbsolute || !locals.contains(where: { $0.name == root })
        else { return nil }
        return ((fields + [root]).reversed().joined(separator: "."), isAbsolute)
    }

    /// The name that was probably meant, or the list of them when it is short.
    static func advice(_ name: String, _ known: [String]) -> String? {
        if let meant = DidYouMean.suggestion(for: name, among: known) { return "Did you mean '\(meant)'?" }
        return (1...12).contains(known.count) ? "Use one of: \(known.joined(separator: ", "))." : nil
    }
}
