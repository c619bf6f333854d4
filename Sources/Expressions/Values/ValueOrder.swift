/// Which of two values comes first.
enum ValueOrder {
    enum Relation { case less, same, greater, unordered }

    static func compare(
        _ operation: StaticString, _ left: ExpressionValue, _ right: ExpressionValue, _ frame: inout EvaluationFrame
    ) throws(EvaluationError) -> Relation {
        switch (left, right) {
        case (.int(let left), .int(let right)): return relation(left, right)
        case (.string(let left), .string(let right)):
            try frame.charge(reading: min(left.utf8.count, right.utf8.count))
            return relation(ByteString.order(left, right), 0)
        case (.bytes(let left), .bytes(let right)):
            try frame.charge(reading: min(left.count, right.count))
            return relation(ByteString.order(left, right), 0)
        case (.bool(let left), .bool(let right)): return relation(left ? 1 : 0, right ? 1 : 0)
        case (.timestamp(let left), .timestamp(let right)): return relation(left, right)
        case (.duration(let left), .duration(let right)): return relation(left, right)
        default:
            guard let relation = ofNumbers(left, right) else {
                throw .noOverload("\(operation)", left, right)
            }
            return relation
        }
    }

    /// The order of two numbers of any types by their value; nothing when one is no number.
    ///
    /// An integer is compared with a double after rounding it to one, as cel-go does.
    static func ofNumbers(_ left: ExpressionValue, _ right: ExpressionValue) -> Relation? {
        switch (left, right) {
        case (.int(let left), .int(let right)): relation(left, right)
        case (.uint(let left), .uint(let right)): relation(left, right)
        case (.double(let left), .double(let right)): ofDoubles(left, right)
        case (.int(let left), .uint(let right)): left < 0 ? .less : relation(UInt64(left), right)
        case (.uint(let left), .int(let right)): right < 0 ? .greater : relation(left, UInt64(right))
        case (.int(let left), .double(let right)): ofDoubles(Double(left), right)
        case (.double(let left), .int(let right)): ofDoubles(left, Double(right))
        case (.uint(let left), .double(let right)): ofDoubles(Double(left), right)
        case (.double(let left), .uint(let right)): ofDoubles(left, Double(right))
        default: nil
        }
    }

    private static func ofDoubles(_ left: Double, _ right: Double) -> Relation {
        left < right ? .less : left > right ? .greater : left == right ? .same : .unordered
    }

    private static func relation<T: Comparable>(_ left: T, _ right: T) -> Relation {
        left < right ? .less : left == right ? .same : .greater
    }
}
