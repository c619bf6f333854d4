package import Documents

/// An expression that was parsed and checked once and can be evaluated any number of times.
///
/// Evaluation is pure and deterministic, and ends within its budget. Values may be shared between threads.
///
/// ```swift
/// let rule = try CompiledExpression("finding.severity in ['high', 'critical']", in: environment, expecting: .bool)
/// let value = try rule.evaluate(["finding": ExpressionValue(json)])
/// ```
package struct CompiledExpression: Sendable {
    package let text: String
    package let type: ExpressionType
    /// The variables the expression reads, in the order of their slots.
    package let variables: [String]
    let source: ExpressionSource
    let checked: CheckedExpression
    private let root: any EvaluationNode
    private let localSlots: Int

    /// Parses and checks an expression, and reports every mistake of types and names at once.
    ///
    /// `span` is the scalar that holds the text in a YAML or JSON document; the mistakes then point into that document.
    /// `result` is the type the caller needs; an expression that can't give it is an error (`dyn` can).
    package init(
        _ text: String, in environment: ExpressionEnvironment, at span: SourceSpan? = nil,
        expecting result: ExpressionType? = nil
    ) throws(Diagnostics) {
        let source = ExpressionSource(text, at: span)
        let checked = try CompiledExpression.check(source, in: environment, expecting: result)
        self.text = text
        self.source = source
        self.checked = checked
        type = checked.type
        localSlots = checked.localSlots
        (root, variables) = Planner.plan(checked)
    }

    private static func check(
        _ source: ExpressionSource, in environment: ExpressionEnvironment, expecting result: ExpressionType?
    ) throws(Diagnostics) -> CheckedExpression {
        let tree: (root: SyntaxNode, count: Int)
        do throws(ExpressionProblem) {
            tree = try Parser.parse(source.bytes)
        } catch {
            throw source.diagnostics([error])
        }
        let (checked, problems) = Checker.check(tree.root, count: tree.count, in: environment)
        guard let checked else { throw source.diagnostics(problems) }
        if let result {
            var substitution = TypeSubstitution()
            guard substitution.assign([checked.type], to: [result]) else {
                throw source.diagnostics([
                    ExpressionProblem(
                        "expression.type", "this must be of type \(result), it is of type \(checked.type)",
                        at: tree.root.range)
                ])
            }
        }
        return checked
    }

    /// Computes the value with these variables; those the expression does not read are ignored.
    ///
    /// A variable that is missing is an error only when it is reached. The budget is in steps: a node, an element, eight
    /// bytes made or 64 bytes read cost about one. An error carries its place.
    package func evaluate(_ bindings: [String: ExpressionValue], budget: Int = 1_000_000) throws(EvaluationError)
        -> ExpressionValue
    {
        var slots: [ExpressionValue?] = []
        slots.reserveCapacity(variables.count + localSlots)
        for name in variables { slots.append(bindings[name]) }
        return try run(slots, budget)
    }

    /// Computes the value with one entry for each of `variables`, in that order; the fastest way for many evaluations.
    package func evaluate(slots: [ExpressionValue?], budget: Int = 1_000_000) throws(EvaluationError)
        -> ExpressionValue
    {
        try run(slots, budget)
    }

    private func run(_ values: consuming [ExpressionValue?], _ budget: Int) throws(EvaluationError) -> ExpressionValue {
        var slots = values
        while slots.count < variables.count + localSlots { slots.append(nil) }
        var frame = EvaluationFrame(slots: slots, budget: budget)
        do {
            return try root.evaluate(&frame)
        } catch {
            throw error.located(in: source)
        }
    }
}
