import Documents
import Expressions

/// Reads the types and values of the CEL suite: protobuf JSON of `cel.expr.Type` and `cel.expr.Value`.
enum CELSpecValues {
    static func type(_ json: JSONValue) throws -> ExpressionType {
        guard let member = json.members?.first else { throw SuiteFault(description: "a type without a kind") }
        let value = member.value
        switch member.key {
        case "dyn": return .dyn
        case "null": return .null
        case "primitive": return try primitive(value)
        case "wrapper": return .nullable(try primitive(value))
        case "well_known":
            switch value.string {
            case "TIMESTAMP": return .timestamp
            case "DURATION": return .duration
            default: return .dyn
            }
        case "list_type": return .list(try value["elem_type"].map(type) ?? .dyn)
        case "map_type":
            return .map(try value["key_type"].map(type) ?? .dyn, try value["value_type"].map(type) ?? .dyn)
        case "type": return .type(value.members?.isEmpty == false ? try type(value) : .dyn)
        default: throw SuiteFault(description: "the type \(member.key) is unknown")
        }
    }

    private static func primitive(_ json: JSONValue) throws -> ExpressionType {
        switch json.string {
        case "BOOL": return .bool
        case "INT64": return .int
        case "UINT64": return .uint
        case "DOUBLE": return .double
        case "STRING": return .string
        case "BYTES": return .bytes
        default: throw SuiteFault(description: "the primitive type is unknown")
        }
    }

    static func value(_ json: JSONValue) throws -> ExpressionValue {
        guard let member = json.members?.first else { throw SuiteFault(description: "a value without a kind") }
        let value = member.value
        switch (member.key, value) {
        case ("null_value", _): return .null
        case ("bool_value", .bool(let bool)): return .bool(bool)
        case ("int64_value", .string(let text)): if let int = Int64(text) { return .int(int) }
        case ("uint64_value", .string(let text)): if let uint = UInt64(text) { return .uint(uint) }
        case ("double_value", .double(let double)): return .double(double)
        case ("double_value", .integer(let integer)): return .double(Double(integer))
        case ("double_value", .string(let text)): if let double = Double(text) { return .double(double) }
        case ("string_value", .string(let string)): return .string(string)
        case ("bytes_value", .string(let text)): return .bytes(bytes(base64: text))
        case ("list_value", _): return .list(try (value["values"]?.array ?? []).map(CELSpecValues.value))
        case ("map_value", _):
            let entries = try (value["entries"]?.array ?? []).map { entry in
                ExpressionMap.Entry(
                    key: try CELSpecValues.value(entry["key"] ?? nil),
                    value: try CELSpecValues.value(entry["value"] ?? nil))
            }
            if let map = ExpressionMap(entries) { return .map(map) }
        case ("type_value", .string(let name)):
            // A type's name evaluates to the type.
            let environment = ExpressionEnvironment(variables: [:])
            return try CompiledExpression(name, in: environment).evaluate([:])
        case ("object_value", _):
            if let text = value["value"]?.string {
                if let timestamp = ExpressionTimestamp(text) { return .timestamp(timestamp) }
                if let duration = ExpressionDuration(text) { return .duration(duration) }
            }
        default: break
        }
        throw SuiteFault(description: "a \(member.key) can't be read")
    }

    private static func bytes(base64 text: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        var bits = 0
        var count = 0
        for byte in text.utf8 {
            guard let digit = alphabet.firstIndex(of: byte) else { break }
            bits = (bits << 6 | digit) & 0xFFFF
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            result.append(UInt8(truncatingIfNeeded: bits >> count))
        }
        return result
    }

    /// A value with its type, as text; the order of a map's entries does not count.
    static func text(_ value: ExpressionValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .int(let int): "int \(int)"
        case .uint(let uint): "uint \(uint)"
        case .double(let double): double.isNaN ? "double nan" : "double \(double)"
        case .string(let string): "string \(string.debugDescription)"
        case .bytes(let bytes): "bytes \(bytes)"
        case .list(let elements): "[\(elements.map(text).joined(separator: ", "))]"
        case .map(let map):
            "{\(map.entries.map { text($0.key) + ": " + text($0.value) }.sorted().joined(separator: ", "))}"
        case .timestamp(let timestamp): "timestamp \(timestamp.text)"
        case .duration(let duration): "duration \(duration.text)"
        case .type(let type): "type \(type.runtimeName)"
        }
    }
}
