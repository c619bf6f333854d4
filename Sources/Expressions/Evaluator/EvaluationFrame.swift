/// What one evaluation works on: the values of the variables, and what is left of the budget.
struct EvaluationFrame {
    /// Variables first, in the order of the expression, then those of comprehensions.
    var slots: [ExpressionValue?]
    private(set) var remaining: Int

    init(slots: [ExpressionValue?], budget: Int) {
        self.slots = slots
        remaining = max(0, budget)
    }

    /// Takes steps from the budget; a step is one node, one element, or a few bytes.
    @inline(__always)
    mutating func charge(_ steps: Int = 1) throws(EvaluationError) {
        let (rest, overflow) = remaining.subtractingReportingOverflow(steps)
        guard rest >= 0, !overflow else { throw exhausted() }
        remaining = rest
    }

    /// Takes steps for bytes that are made.
    mutating func charge(producing bytes: Int) throws(EvaluationError) { try charge(1 + bytes / 8) }

    /// Takes steps for bytes that are only read.
    mutating func charge(reading bytes: Int) throws(EvaluationError) { try charge(1 + bytes / 64) }

    @inline(never)
    private mutating func exhausted() -> EvaluationError {
        remaining = 0
        return EvaluationError(.budget, "the expression costs more than it is allowed to")
    }
}
