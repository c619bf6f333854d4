/// `operand.field` on a map or an object.
final class SelectNode: EvaluationNode {
    private let operand: any EvaluationNode
    private let field: FieldName
    private let range: Range<Int>

    init(_ operand: any EvaluationNode, field: String, range: Range<Int>) {
        self.operand = operand
        self.field = FieldName(field)
        self.range = range
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge()
        let value = try operand.evaluate(&frame)
        guard case .map(let map) = value else { throw EvaluationError.noOverload(".\(field.text)", value).at(range) }
        guard let found = map[field] else {
            throw EvaluationError(.noSuchKey, "there is no field '\(field.text)'").at(range)
        }
        return found
    }
}

/// `has(operand.field)`: whether the field is there, be it null.
final class HasNode: EvaluationNode {
    private let operand: any EvaluationNode
    private let field: FieldName
    private let range: Range<Int>

    init(_ operand: any EvaluationNode, field: String, range: Range<Int>) {
        self.operand = operand
        self.field = FieldName(field)
        self.range = range
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge()
        let value = try operand.evaluate(&frame)
        guard case .map(let map) = value else { throw EvaluationError.noOverload("has", value).at(range) }
        return .bool(map[field] != nil)
    }
}

/// `value in ['a', 'b']` with a constant list of strings.
final class InStringsNode: EvaluationNode {
    private let value: any EvaluationNode
    private let strings: Set<ByteString>

    init(_ value: any EvaluationNode, strings: Set<ByteString>) {
        self.value = value
        self.strings = strings
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge()
        guard case .string(let string) = try value.evaluate(&frame) else { return .bool(false) }
        try frame.charge(reading: string.utf8.count)
        return .bool(strings.contains(ByteString(string)))
    }
}
