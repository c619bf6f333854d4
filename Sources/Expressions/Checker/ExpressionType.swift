/// A type of the expression language.
///
/// `object` names a type whose fields the environment declares; its values are maps with string keys.
package indirect enum ExpressionType: Sendable, Hashable {
    /// Whatever it is, the check is left to evaluation.
    case dyn
    case null
    case bool
    case int
    case uint
    case double
    case string
    case bytes
    case timestamp
    case duration
    /// The type of a type: `type(1)` is of type `type(int)`.
    case type(ExpressionType)
    case list(ExpressionType)
    case map(ExpressionType, ExpressionType)
    case object(String)
    /// The type or null; usable where the type itself is wanted, as protobuf's wrapper types are.
    case nullable(ExpressionType)
    /// A type parameter in the declaration of a function.
    case parameter(String)
    /// A type that the checker has yet to find out.
    case variable(Int)
}

extension ExpressionType: CustomStringConvertible {
    /// The type as people and diagnostics write it: `list(string)`, `map(string, dyn)`.
    package var description: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .type(let type): type == .dyn ? "type" : "type(\(type))"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .object(let name): name
        case .nullable(let type): "nullable(\(type))"
        case .parameter(let name): name
        case .variable: "dyn"
        }
    }
}

extension ExpressionType {
    /// The name that `type(x)` shows for a value of this type, as the CEL specification has it.
    package var runtimeName: String {
        switch self {
        case .null: "null_type"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .list: "list"
        case .map: "map"
        case .type: "type"
        default: description
        }
    }

    /// The types that are names in expressions, with `dyn` for their parameters.
    static let named: [String: ExpressionType] = {
        let all: [ExpressionType] = [
            .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type(.dyn), .list(.dyn),
            .map(.dyn, .dyn),
        ]
        return Dictionary(uniqueKeysWithValues: all.map { ($0.runtimeName, $0) })
    }()
}
