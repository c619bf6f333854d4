/// Turns a checked expression into nodes that evaluate it: names become slots, constant parts are computed now.
struct Planner {
    private let references: [CheckedExpression.Reference?]
    /// The variables the expression uses, by slot.
    private(set) var variables: [String] = []
    private let firstLocal: Int

    /// The steps that computing a constant part may take, all parts together.
    private static let foldingBudget = 10_000
    private var foldingFrame = EvaluationFrame(slots: [], budget: Planner.foldingBudget)

    static func plan(_ checked: CheckedExpression) -> (root: any EvaluationNode, variables: [String]) {
        var planner = Planner(checked)
        let root = planner.node(checked.root)
        return (root, planner.variables)
    }

    private init(_ checked: CheckedExpression) {
        references = checked.references
        var names: [String] = []
        for case .variable(let name) in checked.references where !names.contains(name) { names.append(name) }
        variables = names
        firstLocal = names.count
    }

    private mutating func node(_ syntax: SyntaxNode) -> any EvaluationNode {
        if let reference = references[syntax.id], let node = node(reference, syntax) { return node }
        switch syntax.kind {
        case .literal(let value): return ConstantNode(value)
        case .identifier(let name, _):
            return UnknownNode("there is no variable '\(name)'", range: syntax.range)
        case .select(let operand, let field, let isTest):
            let operand = node(operand)
            let select: any EvaluationNode =
                isTest
                ? HasNode(operand, field: field.text, range: field.range)
                : SelectNode(operand, field: field.text, range: field.range)
            return folded(select, [operand])
        case .call(let name, let target, let arguments):
            return call(name, (target.map { [$0] } ?? []) + arguments)
        case .list(let elements):
            let elements = elements.map { node($0) }
            return folded(ListNode(elements), elements)
        case .map(let entries):
            let entries = entries.map { (key: node($0.key), value: node($0.value)) }
            return folded(MapNode(entries, range: syntax.range), entries.flatMap { [$0.key, $0.value] })
        case .object(let name, _):
            return UnknownNode("objects of type '\(name.text)' can't be made", range: name.range)
        case .comprehension(let comprehension): return self.comprehension(comprehension, syntax)
        }
    }

    private func node(_ reference: CheckedExpression.Reference, _ syntax: SyntaxNode) -> (any EvaluationNode)? {
        switch reference {
        case .variable(let name):
            // Every variable that is referred to was given a slot in `init`.
            guard let slot = variables.firstIndex(of: name) else { return nil }
            return VariableNode(slot: slot, name: name, range: syntax.range)
        case .local(let slot):
            guard case .identifier(let name, _) = syntax.kind else { return nil }
            return VariableNode(slot: firstLocal + slot, name: name, range: syntax.range)
        case .type(let type): return ConstantNode(.type(type))
        case .pattern: return nil
        }
    }

    private mutating func call(_ name: SyntaxNode.Name, _ syntax: [SyntaxNode]) -> any EvaluationNode {
        let operands = syntax.map { node($0) }
        let range = name.range
        switch (name.text, operands.count) {
        case (OperatorName.and, _), (OperatorName.or, _):
            let logical = LogicalNode(operands, ranges: syntax.map(\.range), decisive: name.text == OperatorName.or)
            return folded(logical, operands)
        case (OperatorName.conditional, 3):
            return folded(ConditionalNode(operands[0], operands[1], operands[2], range: syntax[0].range), operands)
        case (StringFunctions.matches, 2):
            if case .pattern(let regex) = references[syntax[1].id] {
                return folded(PatternNode(operands[0], regex, range: range), [operands[0]])
            }
        case (OperatorName.in, 2):
            if let list = operands[1] as? ConstantNode, case .list(let elements) = list.value, elements.count > 4 {
                let strings = elements.compactMap { $0.string.map(ByteString.init) }
                if strings.count == elements.count {
                    return folded(InStringsNode(operands[0], strings: Set(strings)), [operands[0]])
                }
            }
        default: break
        }
        let operation = Operators.operation(name.text)
        let declaration = FunctionCatalog.standard[name.text]
        if operands.count == 1, let unary = operation?.unary ?? declaration?.unary {
            return folded(UnaryNode(unary, operands[0], range: range), operands)
        }
        if operands.count == 2, let binary = operation?.binary ?? declaration?.binary {
            return folded(BinaryNode(binary, operands[0], operands[1], range: range), operands)
        }
        return UnknownNode("there is no function '\(name.text)' of \(operands.count) arguments", range: range)
    }

    private mutating func comprehension(_ comprehension: SyntaxNode.Comprehension, _ syntax: SyntaxNode)
        -> any EvaluationNode
    {
        var slot = firstLocal
        if case .local(let local) = references[syntax.id] { slot += local }
        let subject = ComprehensionSubject(
            node: node(comprehension.subject), slot: slot, range: comprehension.subject.range)
        let transform = comprehension.transform.map { node($0) }
        guard let condition = comprehension.predicate else {
            return TransformNode(subject, nil, transform: transform)
        }
        let predicate = ComprehensionPredicate(node: node(condition), range: condition.range)
        switch comprehension.kind {
        case .all: return QuantifierNode(subject, predicate, decisive: false)
        case .exists: return QuantifierNode(subject, predicate, decisive: true)
        case .existsOne: return ExistsOneNode(subject, predicate)
        case .map, .filter: return TransformNode(subject, predicate, transform: transform)
        }
    }

    /// The value of a node whose operands are all constants; the node itself when it fails or costs too much.
    private mutating func folded(_ node: any EvaluationNode, _ operands: [any EvaluationNode]) -> any EvaluationNode {
        guard operands.allSatisfy({ $0 is ConstantNode }) else { return node }
        do throws(EvaluationError) {
            return ConstantNode(try node.evaluate(&foldingFrame))
        } catch {
            return node
        }
    }
}
