/// The types the operators take; the evaluator has a node for each.
enum OperatorDeclarations {
    static let all: [FunctionDeclaration] = [
        FunctionDeclaration(OperatorName.conditional, [.function([.bool, a, a], a)]),
        FunctionDeclaration(OperatorName.not, [.function([.bool], .bool)]),
        FunctionDeclaration(OperatorName.negate, [.function([.int], .int), .function([.double], .double)]),
        FunctionDeclaration(
            OperatorName.add,
            same([.int, .uint, .double, .string, .bytes, .list(a), .duration]) + [
                .function([.timestamp, .duration], .timestamp), .function([.duration, .timestamp], .timestamp),
            ]),
        FunctionDeclaration(
            OperatorName.subtract,
            same([.int, .uint, .double, .duration]) + [
                .function([.timestamp, .duration], .timestamp), .function([.timestamp, .timestamp], .duration),
            ]),
        FunctionDeclaration(OperatorName.multiply, same([.int, .uint, .double])),
        FunctionDeclaration(OperatorName.divide, same([.int, .uint, .double])),
        FunctionDeclaration(OperatorName.modulo, same([.int, .uint])),
        FunctionDeclaration(OperatorName.equals, [.function([a, a], .bool)]),
        FunctionDeclaration(OperatorName.notEquals, [.function([a, a], .bool)]),
        FunctionDeclaration(OperatorName.less, ordered),
        FunctionDeclaration(OperatorName.lessOrEqual, ordered),
        FunctionDeclaration(OperatorName.greater, ordered),
        FunctionDeclaration(OperatorName.greaterOrEqual, ordered),
        FunctionDeclaration(OperatorName.in, [.function([a, .list(a)], .bool), .function([a, .map(a, b)], .bool)]),
        FunctionDeclaration(OperatorName.index, [.method([.list(a), .int], a), .method([.map(a, b), a], b)]),
    ]

    private static let a = ExpressionType.parameter("A")
    private static let b = ExpressionType.parameter("B")

    private static func same(_ types: [ExpressionType]) -> [FunctionDeclaration.Overload] {
        types.map { .function([$0, $0], $0) }
    }

    /// Equal types that have an order, and numbers of different types.
    private static let ordered: [FunctionDeclaration.Overload] = {
        let numbers: [ExpressionType] = [.int, .uint, .double]
        let mixed = numbers.flatMap { left in
            numbers.filter { $0 != left }.map { FunctionDeclaration.Overload.function([left, $0], .bool) }
        }
        let types: [ExpressionType] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]
        return types.map { .function([$0, $0], .bool) } + mixed
    }()
}
