/// A function or operator of one operand.
final class UnaryNode: EvaluationNode {
    private let operand: any EvaluationNode
    private let range: Range<Int>
    private let function: FunctionDeclaration.Unary

    init(_ function: @escaping FunctionDeclaration.Unary, _ operand: any EvaluationNode, range: Range<Int>) {
        self.function = function
        self.operand = operand
        self.range = range
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge()
        let value = try operand.evaluate(&frame)
        do {
            return try function(value, &frame)
        } catch {
            throw error.at(range)
        }
    }
}

/// A function or operator of two operands.
final class BinaryNode: EvaluationNode {
    private let left: any EvaluationNode
    private let right: any EvaluationNode
    private let range: Range<Int>
    private let function: FunctionDeclaration.Binary

    init(
        _ function: @escaping FunctionDeclaration.Binary, _ left: any EvaluationNode, _ right: any EvaluationNode,
        range: Range<Int>
    ) {
        self.function = function
        self.left = left
        self.right = right
        self.range = range
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge()
        let first = try left.evaluate(&frame)
        let second = try right.evaluate(&frame)
        do {
            return try function(first, second, &frame)
        } catch {
            throw error.at(range)
        }
    }
}

/// `text.matches('pattern')` with a pattern that was compiled beforehand.
final class PatternNode: EvaluationNode {
    private let text: any EvaluationNode
    private let regex: LinearRegex
    private let range: Range<Int>

    init(_ text: any EvaluationNode, _ regex: LinearRegex, range: Range<Int>) {
        self.text = text
        self.regex = regex
        self.range = range
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge()
        let value = try text.evaluate(&frame)
        guard case .string(let string) = value else {
            throw EvaluationError.noOverload(StringFunctions.matches, value).at(range)
        }
        try frame.charge(reading: string.utf8.count)
        return .bool(regex.isFound(in: string))
    }
}
