/// How the operators are computed.
enum Operators {
    static func operation(_ name: String) -> (unary: FunctionDeclaration.Unary?, binary: FunctionDeclaration.Binary?)? {
        switch name {
        case OperatorName.not: (not, nil)
        case OperatorName.negate: (Arithmetic.negated, nil)
        case OperatorName.add: (nil, Arithmetic.sum)
        case OperatorName.subtract: (nil, Arithmetic.difference)
        case OperatorName.multiply: (nil, Arithmetic.product)
        case OperatorName.divide: (nil, Arithmetic.quotient)
        case OperatorName.modulo: (nil, Arithmetic.remainder)
        case OperatorName.equals:
            (
                nil,
                { (left, right, frame) throws(EvaluationError) in .bool(try ValueEquality.equal(left, right, &frame)) }
            )
        case OperatorName.notEquals:
            (
                nil,
                { (left, right, frame) throws(EvaluationError) in .bool(try !ValueEquality.equal(left, right, &frame)) }
            )
        case OperatorName.less:
            (
                nil,
                { (left, right, frame) throws(EvaluationError) in
                    .bool(try ValueOrder.compare("<", left, right, &frame) == .less)
                }
            )
        case OperatorName.lessOrEqual:
            (
                nil,
                { (left, right, frame) throws(EvaluationError) in
                    let order = try ValueOrder.compare("<=", left, right, &frame)
                    return .bool(order == .less || order == .same)
                }
            )
        case OperatorName.greater:
            (
                nil,
                { (left, right, frame) throws(EvaluationError) in
                    .bool(try ValueOrder.compare(">", left, right, &frame) == .greater)
                }
            )
        case OperatorName.greaterOrEqual:
            (
                nil,
                { (left, right, frame) throws(EvaluationError) in
                    let order = try ValueOrder.compare(">=", left, right, &frame)
                    return .bool(order == .greater || order == .same)
                }
            )
        case OperatorName.in: (nil, CollectionFunctions.isContained)
        case OperatorName.index: (nil, CollectionFunctions.element)
        default: nil
        }
    }

    @Sendable private static func not(_ value: ExpressionValue, _ frame: inout EvaluationFrame) throws(EvaluationError)
        -> ExpressionValue
    {
        guard case .bool(let bool) = value else { throw .noOverload("!", value) }
        return .bool(!bool)
    }
}
