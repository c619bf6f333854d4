/// Conversions between types; the name of each function is that of the type it gives.
enum ConversionFunctions {
    static let all: [FunctionDeclaration] = [
        FunctionDeclaration("int", to(.int, from: [.int, .uint, .double, .string, .timestamp]), unary: int),
        FunctionDeclaration("uint", to(.uint, from: [.uint, .int, .double, .string]), unary: uint),
        FunctionDeclaration("double", to(.double, from: [.double, .int, .uint, .string]), unary: double),
        FunctionDeclaration(
            "string", to(.string, from: [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration]),
            unary: string),
        FunctionDeclaration("bytes", to(.bytes, from: [.bytes, .string]), unary: bytes),
        FunctionDeclaration("bool", to(.bool, from: [.bool, .string]), unary: bool),
        FunctionDeclaration("timestamp", to(.timestamp, from: [.timestamp, .string, .int]), unary: timestamp),
        FunctionDeclaration("duration", to(.duration, from: [.duration, .string]), unary: duration),
        FunctionDeclaration(
            "dyn", [.function([.parameter("A")], .dyn)], unary: { (value, _) throws(EvaluationError) in value }),
        FunctionDeclaration(
            "type", [.function([.parameter("A")], .type(.parameter("A")))],
            unary: { (value, _) throws(EvaluationError) in .type(value.type) }),
    ]

    private static func to(_ result: ExpressionType, from types: [ExpressionType]) -> [FunctionDeclaration.Overload] {
        types.map { .function([$0], result) }
    }

    @Sendable private static func string(_ value: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> ExpressionValue
    {
        switch value {
        case .string: return value
        case .bool(let bool): return .string(bool ? "true" : "false")
        case .int(let int): return .string(String(int))
        case .uint(let uint): return .string(String(uint))
        case .double(let double): return .string(NumberFormat.text(double))
        case .bytes(let bytes):
            try frame.charge(producing: bytes.count)
            guard let string = String(validating: bytes, as: UTF8.self) else {
                throw EvaluationError(.conversion, "the bytes are no valid UTF-8")
            }
            return .string(string)
        case .timestamp(let timestamp): return .string(timestamp.text)
        case .duration(let duration): return .string(duration.text)
        default: throw .noOverload("string", value)
        }
    }

    @Sendable private static func bytes(_ value: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> ExpressionValue
    {
        switch value {
        case .bytes: return value
        case .string(let string):
            try frame.charge(producing: string.utf8.count)
            return .bytes(Array(string.utf8))
        default: throw .noOverload("bytes", value)
        }
    }

    @Sendable private static func bool(_ value: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> ExpressionValue
    {
        switch value {
        case .bool: return value
        case .string(let string):
            switch string {
            case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
            case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
            default: throw EvaluationError(.conversion, "the string is neither true nor false")
            }
        default: throw .noOverload("bool", value)
        }
    }

    @Sendable private static func timestamp(_ value: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> ExpressionValue
    {
        switch value {
        case .timestamp: return value
        case .string(let string):
            guard let timestamp = ExpressionTimestamp(string) else {
                throw EvaluationError(.conversion, "the string is no RFC 3339 timestamp in the years 1 to 9999")
            }
            return .timestamp(timestamp)
        case .int(let seconds):
            guard let timestamp = ExpressionTimestamp(seconds: seconds) else { throw .overflow("timestamp") }
            return .timestamp(timestamp)
        default: throw .noOverload("timestamp", value)
        }
    }

    @Sendable private static func duration(_ value: ExpressionValue, _ frame: inout EvaluationFrame)
        throws(EvaluationError) -> ExpressionValue
    {
        switch value {
        case .duration: return value
        case .string(let string):
            guard let duration = ExpressionDuration(string) else {
                throw EvaluationError(
                    .conversion, "the string is no duration like '36h' or '1m30s', or is out of range")
            }
            return .duration(duration)
        default: throw .noOverload("duration", value)
        }
    }
}
