import Documents

/// The few words of JSON Schema 2020-12 that the reports' schemas are made of.
///
/// Every object has exactly the keys that stand in it: all required, none beside them.
enum SchemaShape {
    static let string: JSONValue = ["type": "string"]
    static let boolean: JSONValue = ["type": "boolean"]
    static let natural: JSONValue = ["type": "integer", "minimum": 0]
    static let digest: JSONValue = [
        "type": "string", "pattern": "^(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$",
    ]
    static let fingerprint: JSONValue = ["type": "string", "pattern": "^[0-9a-f]{64}$"]
    static let time: JSONValue = ["type": "string", "format": "date-time"]
    /// Free keys with texts.
    static let facts: JSONValue = ["type": "object", "additionalProperties": ["type": "string"]]

    static func object(_ properties: [(String, JSONValue)]) -> JSONValue {
        [
            "type": "object", "additionalProperties": false, "required": .array(properties.map { .string($0.0) }),
            "properties": .object(properties.map { .init($0.0, $0.1) }),
        ]
    }

    static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    static func choice<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> JSONValue
    where Choice.RawValue == String {
        ["type": "string", "enum": .array(type.allCases.map { .string($0.rawValue) })]
    }

    static func choice(_ values: [String]) -> JSONValue {
        ["type": "string", "enum": .array(values.map { .string($0) })]
    }

    /// The shape, or null.
    static func optional(_ shape: JSONValue) -> JSONValue { ["anyOf": [shape, ["type": "null"]]] }

    static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/$defs/\(name)")] }

    static func described(_ shape: JSONValue, _ description: String) -> JSONValue {
        .object([.init("description", .string(description))] + (shape.members ?? []))
    }
}
