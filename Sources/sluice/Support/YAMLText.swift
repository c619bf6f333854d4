import Documents

/// Writes a value as block-style YAML; every text in double quotes, as JSON writes it, so that nothing is misread.
enum YAMLText {
    static func write(_ value: JSONValue) -> String { lines(value, indent: 0).joined(separator: "\n") + "\n" }

    private static func lines(_ value: JSONValue, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        switch value {
        case .object(let members) where !members.isEmpty:
            return members.flatMap { member -> [String] in
                if isNested(member.value) {
                    return ["\(margin)\(member.key):"] + lines(member.value, indent: indent + 2)
                }
                return ["\(margin)\(member.key): \(member.value.prettyPrinted)"]
            }
        case .array(let elements) where !elements.isEmpty:
            return elements.flatMap { element -> [String] in
                guard isNested(element) else { return ["\(margin)- \(element.prettyPrinted)"] }
                var inner = lines(element, indent: indent + 2)
                if let first = inner.first { inner[0] = margin + "- " + first.dropFirst(indent + 2) }
                return inner
            }
        default: return [margin + value.prettyPrinted]
        }
    }

    private static func isNested(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let members): !members.isEmpty
        case .array(let elements): !elements.isEmpty
        default: false
        }
    }
}
