/// Gives scalars their type by the core schema of YAML 1.2.2, section 10.3.2.
enum CoreSchema {
    static let prefix = "tag:yaml.org,2002:"

    /// The value of a plain scalar without a tag.
    static func plain(_ text: String) -> SourceNode.Value {
        switch text {
        case "", "~", "null", "Null", "NULL": .null
        case "true", "True", "TRUE": .bool(true)
        case "false", "False", "FALSE": .bool(false)
        default: isNumber(text) ? .number(text) : .string(text)
        }
    }

    /// The value of a scalar under a tag of the schema; nothing when the text doesn't fit the tag.
    static func tagged(_ text: String, _ tag: String) -> SourceNode.Value? {
        let value = plain(text)
        switch (tag.dropFirst(prefix.count), value) {
        case ("str", _): return .string(text)
        case ("null", .null), ("bool", .bool): return value
        case ("int", .number): return NumberText.integer(text) == nil ? nil : value
        case ("float", .number): return value
        default: return nil
        }
    }

    static func isTagOfScalars(_ tag: String) -> Bool {
        ["str", "null", "bool", "int", "float"].contains { tag == prefix + $0 }
    }

    /// Whether the text is a float of the schema that no finite number stands for.
    static func isNonFinite(_ text: String) -> Bool {
        guard (4...5).contains(text.utf8.count) else { return false }
        let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        return [".inf", ".Inf", ".INF"].contains(unsigned) || [".nan", ".NaN", ".NAN"].contains(text)
    }

    private static func isNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        guard let first = rest.first, first < 0x3A else { return false }
        if text.hasPrefix("0x") { return rest.count > 2 && rest.dropFirst(2).allSatisfy(isHexadecimal) }
        if text.hasPrefix("0o") {
            return rest.count > 2
                && rest.dropFirst(2).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
        }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let whole = takeDigits(&rest)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = takeDigits(&rest)
        }
        guard whole + fraction > 0 else { return false }
        if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
            guard takeDigits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func takeDigits(_ rest: inout Substring.UTF8View) -> Int {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        return digits.count
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
