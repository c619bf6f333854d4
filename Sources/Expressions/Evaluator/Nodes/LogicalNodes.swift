/// `a && b && c` or `a || b || c`.
///
/// One operand that decides is enough, even if another one fails: errors surface only when nothing decided.
final class LogicalNode: EvaluationNode {
    private let operands: [any EvaluationNode]
    private let ranges: [Range<Int>]
    /// The value that decides: false for `&&`, true for `||`.
    private let decisive: Bool

    init(_ operands: [any EvaluationNode], ranges: [Range<Int>], decisive: Bool) {
        self.operands = operands
        self.ranges = ranges
        self.decisive = decisive
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge()
        var failure: EvaluationError?
        for index in operands.indices {
            do throws(EvaluationError) {
                let value = try operands[index].evaluate(&frame)
                guard case .bool(let bool) = value else {
                    throw EvaluationError.noOverload(decisive ? "||" : "&&", value).at(ranges[index])
                }
                if bool == decisive { return .bool(decisive) }
            } catch {
                if error.isFinal { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return .bool(!decisive)
    }
}

/// `condition ? value : value`; only the chosen side is evaluated.
final class ConditionalNode: EvaluationNode {
    private let condition: any EvaluationNode
    private let first: any EvaluationNode
    private let second: any EvaluationNode
    private let range: Range<Int>

    init(
        _ condition: any EvaluationNode, _ first: any EvaluationNode, _ second: any EvaluationNode, range: Range<Int>
    ) {
        self.condition = condition
        self.first = first
        self.second = second
        self.range = range
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge()
        let value = try condition.evaluate(&frame)
        guard case .bool(let bool) = value else { throw EvaluationError.noOverload("?:", value).at(range) }
        return try bool ? first.evaluate(&frame) : second.evaluate(&frame)
    }
}
