extension Checker {
    mutating func call(_ name: SyntaxNode.Name, target: SyntaxNode?, arguments: [SyntaxNode], _ node: SyntaxNode)
        -> ExpressionType
    {
        if name.text == OperatorName.and || name.text == OperatorName.or {
            let symbol = OperatorName.symbol(name.text) ?? name.text
            for argument in arguments { requireBool(argument, "an operand of '\(symbol)'") }
            return .bool
        }
        let operands = (target.map { [$0] } ?? []) + arguments
        let types = operands.map { type(of: $0) }
        guard let declaration = FunctionCatalog.standard[name.text] else { return unknownFunction(name) }
        let result = overload(of: declaration, isMethod: target != nil, types)
        guard let result else { return noOverload(declaration, isMethod: target != nil, types, name, node) }
        check(literals: operands, of: name.text)
        return result
    }

    /// The result of the overloads that fit; `dyn` when they differ, nothing when none fits.
    private mutating func overload(of declaration: FunctionDeclaration, isMethod: Bool, _ types: [ExpressionType])
        -> ExpressionType?
    {
        var result: ExpressionType?
        for overload in declaration.overloads where overload.isMethod == isMethod {
            var fresh: [String: ExpressionType] = [:]
            let parameters = overload.parameters.map { instance(of: $0, &fresh) }
            guard substitution.assign(types, to: parameters) else { continue }
            let declared = instance(of: overload.result, &fresh)
            let candidate = substitution.resolved(declared)
            if let known = result, known != candidate { result = .dyn } else { result = candidate }
        }
        return result
    }

    /// A declared type with a fresh variable for each type parameter.
    private mutating func instance(of type: ExpressionType, _ fresh: inout [String: ExpressionType]) -> ExpressionType {
        switch type {
        case .parameter(let name):
            if let known = fresh[name] { return known }
            let variable = substitution.fresh()
            fresh[name] = variable
            return variable
        case .list(let element): return .list(instance(of: element, &fresh))
        case .map(let key, let value): return .map(instance(of: key, &fresh), instance(of: value, &fresh))
        case .type(let inner): return .type(instance(of: inner, &fresh))
        default: return type
        }
    }

    private mutating func unknownFunction(_ name: SyntaxNode.Name) -> ExpressionType {
        report(
            ExpressionProblem(
                "expression.unknown-function", "there is no function '\(name.text)'", at: name.range,
                fix: Checker.advice(name.text, FunctionCatalog.names)))
    }

    private mutating func noOverload(
        _ declaration: FunctionDeclaration, isMethod: Bool, _ types: [ExpressionType], _ name: SyntaxNode.Name,
        _ node: SyntaxNode
    ) -> ExpressionType {
        let types = types.map { substitution.resolved($0, isFinal: true) }
        guard let symbol = OperatorName.symbol(declaration.name) else {
            let arguments = types.dropFirst(isMethod ? 1 : 0).map(\.description).joined(separator: ", ")
            let owner = isMethod ? "\(types.first?.description ?? "")." : ""
            return report(
                ExpressionProblem(
                    "expression.type", "there is no \(owner)\(declaration.name)(\(arguments))", at: name.range,
                    fix:
                        "Known: \(declaration.overloads.map(\.signature).map { declaration.name + $0 }.joined(separator: "; "))."
                ))
        }
        let text = types.map(\.description).joined(separator: " and ")
        let numbers: [ExpressionType] = [.int, .uint, .double]
        let isMixed = types.count == 2 && types.allSatisfy { numbers.contains($0) }
        return report(
            ExpressionProblem(
                "expression.type", "'\(symbol)' does not work on \(text)", at: name.range,
                fix: isMixed ? "Convert one side with int(), uint() or double()." : nil))
    }

    /// Reads literal patterns, timestamps and durations now, so that a mistake in one is found before evaluation.
    private mutating func check(literals operands: [SyntaxNode], of function: String) {
        guard let last = operands.last, case .literal(.string(let text)) = last.kind else { return }
        switch function {
        case StringFunctions.matches where operands.count == 2:
            do throws(LinearRegexError) {
                references[last.id] = .pattern(try LinearRegex(text))
            } catch {
                _ = report(ExpressionProblem("expression.pattern", error.description, at: last.range))
            }
        case "timestamp" where ExpressionTimestamp(text) == nil:
            _ = report(
                ExpressionProblem(
                    "expression.literal", "this is no timestamp", at: last.range,
                    fix: "Write RFC 3339, like '2026-11-23T10:00:00Z'."))
        case "duration" where ExpressionDuration(text) == nil:
            _ = report(
                ExpressionProblem(
                    "expression.literal", "this is no duration", at: last.range, fix: "Write it like '36h' or '1m30s'.")
            )
        default: break
        }
    }
}

extension FunctionDeclaration.Overload {
    /// The parameters as a person reads them: `(string, string)`, on a method `string.(string)`.
    fileprivate var signature: String {
        let list = parameters.dropFirst(isMethod ? 1 : 0).map(\.description).joined(separator: ", ")
        return "(\(list))" + (isMethod ? " on \(parameters.first?.description ?? "")" : "")
    }
}
