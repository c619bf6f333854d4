/// `[a, b, c]`.
final class ListNode: EvaluationNode {
    private let elements: [any EvaluationNode]

    init(_ elements: [any EvaluationNode]) { self.elements = elements }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge(1 + elements.count)
        var values: [ExpressionValue] = []
        values.reserveCapacity(elements.count)
        for element in elements { values.append(try element.evaluate(&frame)) }
        return .list(values)
    }
}

/// `{key: value, key: value}`.
final class MapNode: EvaluationNode {
    private let entries: [(key: any EvaluationNode, value: any EvaluationNode)]
    private let range: Range<Int>

    init(_ entries: [(key: any EvaluationNode, value: any EvaluationNode)], range: Range<Int>) {
        self.entries = entries
        self.range = range
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        try frame.charge(1 + 2 * entries.count)
        var made: [ExpressionMap.Entry] = []
        made.reserveCapacity(entries.count)
        for entry in entries {
            let key = try entry.key.evaluate(&frame)
            guard MapKey(key) != nil else {
                throw EvaluationError(
                    .noSuchOverload, "a value of type \(key.type.runtimeName) can't be the key of a map"
                ).at(range)
            }
            made.append(ExpressionMap.Entry(key: key, value: try entry.value.evaluate(&frame)))
        }
        guard let map = ExpressionMap(made) else {
            throw EvaluationError(.duplicateKey, "a key of this map stands twice").at(range)
        }
        return .map(map)
    }
}
