import Documents

/// Checks a value against the words of JSON Schema that our schemas use; every other word is a mistake of its own.
struct SchemaCheck {
    private static let known: Set<String> = [
        "$schema", "$id", "$defs", "title", "description", "type", "properties", "required", "additionalProperties",
        "items", "enum", "const", "anyOf", "$ref", "pattern", "format", "minimum",
    ]

    let root: JSONValue

    /// What does not fit, with its path; empty when all does.
    func problems(of value: JSONValue) -> [String] { problems(of: value, against: root, at: "$") }

    private func problems(of value: JSONValue, against schema: JSONValue, at path: String) -> [String] {
        let words = Set((schema.members ?? []).map(\.key))
        guard words.isSubset(of: Self.known) else { return ["\(path): unknown words \(words.subtracting(Self.known))"] }
        if let name = schema["$ref"]?.string?.split(separator: "/").last,
            let target = root["$defs"]?[String(name)]
        {
            return problems(of: value, against: target, at: path)
        }
        if let choices = schema["anyOf"]?.array {
            let all = choices.map { problems(of: value, against: $0, at: path) }
            return all.contains([]) ? [] : all.first ?? []
        }
        if let constant = schema["const"] { return value == constant ? [] : ["\(path): not the constant"] }
        if let values = schema["enum"]?.array, !values.contains(value) { return ["\(path): \(value) is no choice"] }
        let types = schema["type"]?.array?.compactMap(\.string) ?? [schema["type"]?.string ?? ""]
        guard types.contains(type(of: value)) else { return ["\(path): \(type(of: value)) instead of \(types)"] }
        switch value {
        case .array(let items):
            guard let shape = schema["items"] else { return [] }
            return items.enumerated().flatMap { problems(of: $0.element, against: shape, at: "\(path)[\($0.offset)]") }
        case .object(let members): return problems(of: members, against: schema, at: path)
        default: return []
        }
    }

    private func problems(of members: [JSONValue.Member], against schema: JSONValue, at path: String) -> [String] {
        if let free = schema["additionalProperties"], free.members != nil {
            return members.flatMap { problems(of: $0.value, against: free, at: "\(path).\($0.key)") }
        }
        guard let properties = schema["properties"]?.members else { return [] }
        var found: [String] = []
        let declared = properties.map(\.key).sorted()
        let keys = members.map(\.key).sorted()
        if declared != keys { found.append("\(path): keys \(keys) instead of \(declared)") }
        if (schema["required"]?.array ?? []).compactMap(\.string).sorted() != declared {
            found.append("\(path): not every key is required")
        }
        for member in members {
            guard let shape = schema["properties"]?[member.key] else { continue }
            found += problems(of: member.value, against: shape, at: "\(path).\(member.key)")
        }
        return found
    }

    private func type(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
