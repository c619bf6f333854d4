/// One step of a compiled expression.
protocol EvaluationNode: AnyObject, Sendable {
    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue
}

/// A value that does not depend on any variable.
final class ConstantNode: EvaluationNode {
    let value: ExpressionValue

    init(_ value: ExpressionValue) { self.value = value }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue { value }
}

/// A variable of the environment or of a comprehension.
final class VariableNode: EvaluationNode {
    private let slot: Int
    private let name: String
    private let range: Range<Int>

    init(slot: Int, name: String, range: Range<Int>) {
        self.slot = slot
        self.name = name
        self.range = range
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge()
        guard let value = frame.slots[slot] else {
            throw EvaluationError(.unknownName, "the variable '\(name)' has no value").at(range)
        }
        return value
    }
}

/// A name nobody declared, in an expression that was not checked.
final class UnknownNode: EvaluationNode {
    private let message: String
    private let range: Range<Int>

    init(_ message: String, range: Range<Int>) {
        self.message = message
        self.range = range
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        throw EvaluationError(.unknownName, message).at(range)
    }
}
