/// When two values are the same.
///
/// Numbers are equal by value across their types, NaN is equal to nothing, maps do not mind order, and values of
/// different kinds are simply not equal.
enum ValueEquality {
    static func equal(_ left: ExpressionValue, _ right: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> Bool
    {
        switch (left, right) {
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.int(let left), .int(let right)): return left == right
        case (.string(let left), .string(let right)):
            guard left.utf8.count == right.utf8.count else { return false }
            try frame.charge(reading: left.utf8.count)
            return ByteString.same(left, right)
        case (.bytes(let left), .bytes(let right)):
            guard left.count == right.count else { return false }
            try frame.charge(reading: left.count)
            return left == right
        case (.list(let left), .list(let right)):
            guard left.count == right.count else { return false }
            for index in left.indices {
                try frame.charge()
                guard try equal(left[index], right[index], &frame) else { return false }
            }
            return true
        case (.map(let left), .map(let right)):
            guard left.count == right.count else { return false }
            for entry in left.entries {
                try frame.charge(2)
                guard let other = right[entry.key], try equal(entry.value, other, &frame) else { return false }
            }
            return true
        case (.timestamp(let left), .timestamp(let right)): return left == right
        case (.duration(let left), .duration(let right)): return left == right
        case (.type(let left), .type(let right)): return left.runtimeName == right.runtimeName
        default: return ValueOrder.ofNumbers(left, right) == .same
        }
    }
}
