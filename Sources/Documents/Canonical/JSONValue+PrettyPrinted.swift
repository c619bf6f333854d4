extension JSONValue {
    /// The value as JSON for people: two spaces of indent, members in their given order, no line break at the end.
    ///
    /// Empty arrays and objects take no line of their own. A number that is not finite, which no reader makes, is
    /// written as null.
    package var prettyPrinted: String {
        var bytes: [UInt8] = []
        appendPretty(to: &bytes, depth: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func appendPretty(to bytes: inout [UInt8], depth: Int) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
        case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
        case .double(let double):
            bytes.append(contentsOf: (double.isFinite ? ECMAScriptNumber.text(double) : "null").utf8)
        case .string(let string): JSONText.append(string, to: &bytes)
        case .array(let elements):
            appendLines(elements, "[", "]", to: &bytes, depth: depth) { element, bytes in
                element.appendPretty(to: &bytes, depth: depth + 1)
            }
        case .object(let members):
            appendLines(members, "{", "}", to: &bytes, depth: depth) { member, bytes in
                JSONText.append(member.key, to: &bytes)
                bytes.append(contentsOf: ": ".utf8)
                member.value.appendPretty(to: &bytes, depth: depth + 1)
            }
        }
    }

    private func appendLines<Item>(
        _ items: [Item], _ opening: String, _ closing: String, to bytes: inout [UInt8], depth: Int,
        append: (Item, inout [UInt8]) -> Void
    ) {
        bytes.append(contentsOf: opening.utf8)
        for (position, item) in items.enumerated() {
            bytes.append(contentsOf: (position == 0 ? "\n" : ",\n").utf8)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * (depth + 1)))
            append(item, &bytes)
        }
        if !items.isEmpty {
            bytes.append(UInt8(ascii: "\n"))
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
        }
        bytes.append(contentsOf: closing.utf8)
    }
}
