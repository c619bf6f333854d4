package import Documents

extension CompiledExpression {
    /// The expression as a tree for another evaluator.
    /// - Throws: The mistake of a part that reads no variable and can't be computed.
    package func outline() throws(Diagnostics) -> ExpressionOutline {
        do {
            return try OutlineBuilder(checked: checked).outline(checked.root)
        } catch {
            throw source.diagnostics([ExpressionProblem("expression.constant", error.message, at: error.range ?? 0..<0)]
            )
        }
    }

    /// A mistake at a part of the expression, shown with a caret.
    package func diagnostics(_ id: String, _ message: String, at range: Range<Int>, fix: String?) -> Diagnostics {
        source.diagnostics([ExpressionProblem(id, message, at: range, fix: fix)])
    }
}

/// Turns syntax and its references into an outline.
struct OutlineBuilder {
    let checked: CheckedExpression

    private static let budget = 100_000

    func outline(_ syntax: SyntaxNode) throws(EvaluationError) -> ExpressionOutline {
        ExpressionOutline(node: try node(syntax), range: syntax.range)
    }

    private func node(_ syntax: SyntaxNode) throws(EvaluationError) -> ExpressionOutline.Node {
        if isClosed(syntax, bound: []) { return .constant(try value(of: syntax)) }
        if case .variable(let name)? = checked.references[syntax.id] { return .variable(name) }
        switch syntax.kind {
        case .identifier:
            guard case .local(let slot)? = checked.references[syntax.id] else { return .unsupported("this name") }
            return .element(slot: slot)
        case .select(let operand, let field, let isTest):
            return isTest ? .unsupported("has()") : .field(try outline(operand), field.text)
        case .call(let name, let target, let arguments):
            return try call(name.text, (target.map { [$0] } ?? []) + arguments)
        case .list(let elements): return .list(try outlines(elements))
        case .comprehension(let macro): return try quantified(macro, syntax)
        case .map: return .unsupported("a map")
        case .object: return .unsupported("an object")
        case .literal(let value): return .constant(value)
        }
    }

    private func call(_ name: String, _ operands: [SyntaxNode]) throws(EvaluationError) -> ExpressionOutline.Node {
        let parts = try outlines(operands)
        // A chain of one of these is a single call.
        if name == OperatorName.and || name == OperatorName.or, let last = parts.last {
            return parts.dropLast().reversed().reduce(last) { rest, part in
                ExpressionOutline(
                    node: name == OperatorName.and ? .and(part, rest) : .or(part, rest),
                    range: part.range.lowerBound..<rest.range.upperBound)
            }.node
        }
        guard parts.count == 2 else {
            if name == OperatorName.not, parts.count == 1 { return .not(parts[0]) }
            if name == OperatorName.conditional, parts.count == 3 {
                return .conditional(parts[0], then: parts[1], otherwise: parts[2])
            }
            return .call(OperatorName.symbol(name) ?? name, parts)
        }
        switch name {
        case OperatorName.equals: return .compare(.equal, parts[0], parts[1])
        case OperatorName.notEquals: return .compare(.notEqual, parts[0], parts[1])
        case OperatorName.less: return .compare(.less, parts[0], parts[1])
        case OperatorName.lessOrEqual: return .compare(.lessOrEqual, parts[0], parts[1])
        case OperatorName.greater: return .compare(.greater, parts[0], parts[1])
        case OperatorName.greaterOrEqual: return .compare(.greaterOrEqual, parts[0], parts[1])
        case OperatorName.in: return .membership(parts[0], in: parts[1])
        default: return .call(OperatorName.symbol(name) ?? name, parts)
        }
    }

    private func quantified(_ macro: SyntaxNode.Comprehension, _ syntax: SyntaxNode) throws(EvaluationError)
        -> ExpressionOutline.Node
    {
        guard case .local(let slot)? = checked.references[syntax.id], let predicate = macro.predicate,
            macro.kind == .all || macro.kind == .exists
        else { return .unsupported("this macro") }
        return .quantified(
            isAll: macro.kind == .all, subject: try outline(macro.subject), slot: slot,
            predicate: try outline(predicate))
    }

    private func outlines(_ nodes: [SyntaxNode]) throws(EvaluationError) -> [ExpressionOutline] {
        var result: [ExpressionOutline] = []
        for node in nodes { result.append(try outline(node)) }
        return result
    }

    /// Whether nothing in it depends on a variable or on the element of a macro around it.
    private func isClosed(_ syntax: SyntaxNode, bound: Set<Int>) -> Bool {
        switch checked.references[syntax.id] {
        case .variable: return false
        case .local(let slot):
            guard case .comprehension = syntax.kind else { return bound.contains(slot) }
        case .type, .pattern, nil: break
        }
        func closed(_ nodes: [SyntaxNode]) -> Bool { nodes.allSatisfy { isClosed($0, bound: bound) } }
        switch syntax.kind {
        case .literal, .identifier: return true
        case .select(let operand, _, _): return isClosed(operand, bound: bound)
        case .call(_, let target, let arguments): return closed((target.map { [$0] } ?? []) + arguments)
        case .list(let elements): return closed(elements)
        case .map(let entries): return closed(entries.flatMap { [$0.key, $0.value] })
        case .object: return false
        case .comprehension(let macro):
            guard case .local(let slot)? = checked.references[syntax.id], isClosed(macro.subject, bound: bound) else {
                return false
            }
            let inner = bound.union([slot])
            return [macro.predicate, macro.transform].compactMap { $0 }.allSatisfy { isClosed($0, bound: inner) }
        }
    }

    private func value(of syntax: SyntaxNode) throws(EvaluationError) -> ExpressionValue {
        let part = CheckedExpression(
            root: syntax, type: .dyn, references: checked.references, localSlots: checked.localSlots)
        let (root, variables) = Planner.plan(part)
        var frame = EvaluationFrame(
            slots: [ExpressionValue?](repeating: nil, count: variables.count + checked.localSlots),
            budget: OutlineBuilder.budget)
        do {
            return try root.evaluate(&frame)
        } catch {
            throw error.at(syntax.range)
        }
    }
}
