internal import Documents

/// Finds the type of every node and the meaning of every name, and reports all mistakes of one expression at once.
struct Checker {
    /// Mistakes reported for one expression; more help nobody.
    static let maximumProblems = 100

    let environment: ExpressionEnvironment
    private(set) var problems: [ExpressionProblem] = []
    var references: [CheckedExpression.Reference?]
    var substitution = TypeSubstitution()
    var locals: [(name: String, type: ExpressionType)] = []
    var deepest = 0

    /// Checks a tree; nothing is returned when there was a mistake.
    static func check(_ root: SyntaxNode, count: Int, in environment: ExpressionEnvironment)
        -> (checked: CheckedExpression?, problems: [ExpressionProblem])
    {
        var checker = Checker(environment: environment, references: Array(repeating: nil, count: count))
        let type = checker.type(of: root)
        guard checker.problems.isEmpty else { return (nil, checker.problems) }
        let checked = CheckedExpression(
            root: root, type: checker.substitution.resolved(type, isFinal: true), references: checker.references,
            localSlots: checker.deepest)
        return (checked, [])
    }

    private init(environment: ExpressionEnvironment, references: [CheckedExpression.Reference?]) {
        self.environment = environment
        self.references = references
    }

    /// Records a mistake; the type to go on with is `dyn`, so that one mistake is not reported twice.
    mutating func report(_ problem: ExpressionProblem) -> ExpressionType {
        if environment.isChecked, problems.count < Checker.maximumProblems { problems.append(problem) }
        return .dyn
    }

    mutating func type(of node: SyntaxNode) -> ExpressionType {
        switch node.kind {
        case .literal(let value): value.type
        case .identifier(let name, let isAbsolute): identifier(name, isAbsolute: isAbsolute, node)
        case .select(let operand, let field, let isTest): selection(field, of: operand, isTest: isTest, node)
        case .call(let name, let target, let arguments): call(name, target: target, arguments: arguments, node)
        case .list(let elements): .list(joined(elements.map { type(of: $0) }))
        case .map(let entries): map(entries)
        case .object(let name, let fields): object(name, fields)
        case .comprehension(let comprehension): self.comprehension(comprehension, node)
        }
    }

    /// The type all elements of a literal share; `dyn` when there is none.
    private mutating func joined(_ types: [ExpressionType]) -> ExpressionType {
        guard var result = types.first else { return substitution.fresh() }
        for type in types.dropFirst() {
            guard let join = substitution.join(result, type) else { return .dyn }
            result = join
        }
        return result
    }

    private mutating func map(_ entries: [SyntaxNode.MapEntry]) -> ExpressionType {
        var keys: [ExpressionType] = []
        var seen: Set<MapKey> = []
        for entry in entries {
            let type = type(of: entry.key)
            let key = substitution.resolved(type)
            switch key {
            case .bool, .int, .uint, .string, .dyn, .variable: keys.append(key)
            default:
                keys.append(
                    report(
                        ExpressionProblem(
                            "expression.type", "the key of a map can't be a value of type \(key)",
                            at: entry.key.range, fix: "Use a bool, an int, a uint or a string.")))
            }
            guard case .literal(let value) = entry.key.kind, let literal = MapKey(value) else { continue }
            if !seen.insert(literal).inserted {
                _ = report(
                    ExpressionProblem("expression.duplicate-key", "this key stands twice", at: entry.key.range))
            }
        }
        let values = entries.map { type(of: $0.value) }
        return .map(joined(keys), joined(values))
    }

    private mutating func object(_ name: SyntaxNode.Name, _ fields: [(name: SyntaxNode.Name, value: SyntaxNode)])
        -> ExpressionType
    {
        for field in fields { _ = type(of: field.value) }
        return report(
            ExpressionProblem(
                "expression.unknown-type", "objects of type '\(name.text)' can't be made in an expression",
                at: name.range, fix: "Use a map: {'field': value}."))
    }

    private mutating func comprehension(_ comprehension: SyntaxNode.Comprehension, _ node: SyntaxNode)
        -> ExpressionType
    {
        let subjectType = type(of: comprehension.subject)
        let subject = substitution.resolved(subjectType)
        let element: ExpressionType =
            switch subject {
            case .list(let element): element
            case .map(let key, _): key
            case .dyn, .variable: .dyn
            default:
                report(
                    ExpressionProblem(
                        "expression.type", "a value of type \(subject) has no elements to go through",
                        at: comprehension.subject.range, fix: "Use a list or a map."))
            }
        references[node.id] = .local(locals.count)
        locals.append((comprehension.variable.text, element))
        deepest = max(deepest, locals.count)
        defer { locals.removeLast() }
        if let predicate = comprehension.predicate { requireBool(predicate, "the condition of this macro") }
        if let transform = comprehension.transform { return .list(type(of: transform)) }
        return comprehension.kind == .filter ? .list(element) : .bool
    }

    /// Reports an operand that can't be a bool.
    mutating func requireBool(_ node: SyntaxNode, _ what: String) {
        let type = type(of: node)
        guard !substitution.assign([type], to: [.bool]) else { return }
        _ = report(
            ExpressionProblem(
                "expression.type", "\(what) must be a bool, this is of type \(substitution.resolved(type))",
                at: node.range))
    }
}
