/// A value of the Common Expression Language.
///
/// Values of different kinds are never equal, except that numbers compare by their mathematical value across `int`,
/// `uint` and `double`. There is deliberately no `Equatable`: comparing spends budget, see `ValueEquality`.
package enum ExpressionValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list([ExpressionValue])
    case map(ExpressionMap)
    case timestamp(ExpressionTimestamp)
    case duration(ExpressionDuration)
    /// A type as a value, what `type(x)` gives; parameters of lists and maps are `dyn`.
    case type(ExpressionType)
}

extension ExpressionValue {
    /// A map with string keys in the given order; when a key stands twice, the first one counts.
    package static func object(_ members: [(String, ExpressionValue)]) -> ExpressionValue {
        .map(ExpressionMap(keepingFirst: members.map { ExpressionMap.Entry(key: .string($0.0), value: $0.1) }))
    }

    /// The type that `type(x)` gives.
    package var type: ExpressionType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list: .list(.dyn)
        case .map: .map(.dyn, .dyn)
        case .timestamp: .timestamp
        case .duration: .duration
        case .type: .type(.dyn)
        }
    }

    package var bool: Bool? {
        guard case .bool(let bool) = self else { return nil }
        return bool
    }

    package var string: String? {
        guard case .string(let string) = self else { return nil }
        return string
    }
}
