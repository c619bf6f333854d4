/// The arithmetic operators; a result out of range is an error, never a wrapped number.
enum Arithmetic {
    @Sendable static func sum(_ left: ExpressionValue, _ right: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> ExpressionValue
    {
        switch (left, right) {
        case (.int(let left), .int(let right)):
            return .int(try checked(left.addingReportingOverflow(right), "+"))
        case (.uint(let left), .uint(let right)):
            return .uint(try checked(left.addingReportingOverflow(right), "+"))
        case (.double(let left), .double(let right)): return .double(left + right)
        case (.string(let left), .string(let right)):
            try frame.charge(producing: left.utf8.count + right.utf8.count)
            return .string(left + right)
        case (.bytes(let left), .bytes(let right)):
            try frame.charge(producing: left.count + right.count)
            return .bytes(left + right)
        case (.list(let left), .list(let right)):
            try frame.charge(1 + left.count + right.count)
            return .list(left + right)
        case (.timestamp(let moment), .duration(let span)), (.duration(let span), .timestamp(let moment)):
            return .timestamp(try known(moment.adding(span), "+"))
        case (.duration(let left), .duration(let right)):
            let nanoseconds = try checked(left.nanoseconds.addingReportingOverflow(right.nanoseconds), "+")
            return .duration(ExpressionDuration(nanoseconds: nanoseconds))
        default: throw .noOverload("+", left, right)
        }
    }

    @Sendable static func difference(
        _ left: ExpressionValue, _ right: ExpressionValue, _ frame: inout EvaluationFrame
    ) throws(EvaluationError) -> ExpressionValue {
        switch (left, right) {
        case (.int(let left), .int(let right)):
            return .int(try checked(left.subtractingReportingOverflow(right), "-"))
        case (.uint(let left), .uint(let right)):
            return .uint(try checked(left.subtractingReportingOverflow(right), "-"))
        case (.double(let left), .double(let right)): return .double(left - right)
        case (.timestamp(let left), .timestamp(let right)): return .duration(try known(left.since(right), "-"))
        case (.timestamp(let left), .duration(let right)):
            return .timestamp(try known(left.subtracting(right), "-"))
        case (.duration(let left), .duration(let right)):
            let nanoseconds = try checked(left.nanoseconds.subtractingReportingOverflow(right.nanoseconds), "-")
            return .duration(ExpressionDuration(nanoseconds: nanoseconds))
        default: throw .noOverload("-", left, right)
        }
    }

    @Sendable static func product(_ left: ExpressionValue, _ right: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> ExpressionValue
    {
        switch (left, right) {
        case (.int(let left), .int(let right)):
            return .int(try checked(left.multipliedReportingOverflow(by: right), "*"))
        case (.uint(let left), .uint(let right)):
            return .uint(try checked(left.multipliedReportingOverflow(by: right), "*"))
        case (.double(let left), .double(let right)): return .double(left * right)
        default: throw .noOverload("*", left, right)
        }
    }

    @Sendable static func quotient(_ left: ExpressionValue, _ right: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> ExpressionValue
    {
        switch (left, right) {
        case (.int(_), .int(0)), (.uint(_), .uint(0)):
            throw EvaluationError(.divisionByZero, "division by zero")
        case (.int(let left), .int(let right)):
            return .int(try checked(left.dividedReportingOverflow(by: right), "/"))
        case (.uint(let left), .uint(let right)): return .uint(left / right)
        case (.double(let left), .double(let right)): return .double(left / right)
        default: throw .noOverload("/", left, right)
        }
    }

    @Sendable static func remainder(
        _ left: ExpressionValue, _ right: ExpressionValue, _ frame: inout EvaluationFrame
    ) throws(EvaluationError) -> ExpressionValue {
        switch (left, right) {
        case (.int(_), .int(0)), (.uint(_), .uint(0)):
            throw EvaluationError(.divisionByZero, "division by zero")
        case (.int(let left), .int(let right)):
            return .int(try checked(left.remainderReportingOverflow(dividingBy: right), "%"))
        case (.uint(let left), .uint(let right)): return .uint(left % right)
        default: throw .noOverload("%", left, right)
        }
    }

    @Sendable static func negated(_ value: ExpressionValue, _ frame: inout EvaluationFrame) throws(EvaluationError)
        -> ExpressionValue
    {
        switch value {
        case .int(let int): return .int(try checked(Int64(0).subtractingReportingOverflow(int), "-"))
        case .double(let double): return .double(-double)
        default: throw .noOverload("-", value)
        }
    }

    private static func checked<T>(_ result: (partialValue: T, overflow: Bool), _ operation: StaticString)
        throws(EvaluationError) -> T
    {
        guard !result.overflow else { throw .overflow("\(operation)") }
        return result.partialValue
    }

    private static func known<T>(_ result: T?, _ operation: StaticString) throws(EvaluationError) -> T {
        guard let result else { throw .overflow("\(operation)") }
        return result
    }
}
