/// One value of a YAML or JSON document that knows where it stands.
///
/// Both readers give the same tree. Keys are unique within a mapping (compared as UTF-8 bytes) and keep their order.
package struct SourceNode: Sendable {
    package enum Value: Sendable {
        case null
        case bool(Bool)
        /// A number as it was written; ask `integer` or `double` for its value.
        case number(String)
        case string(String)
        case sequence([SourceNode])
        case mapping([Member])
    }

    package struct Member: Sendable {
        package let key: String
        package let keySpan: SourceSpan
        package let value: SourceNode

        package init(key: String, keySpan: SourceSpan, value: SourceNode) {
            self.key = key
            self.keySpan = keySpan
            self.value = value
        }
    }

    package let value: Value
    package let span: SourceSpan

    package init(_ value: Value, at span: SourceSpan) {
        self.value = value
        self.span = span
    }
}

extension SourceNode {
    /// The member of a mapping by key, compared as UTF-8 bytes; nothing for other kinds of node.
    package subscript(key: String) -> SourceNode? { member(key)?.value }

    /// The member of a mapping with its key's own span.
    package func member(_ key: String) -> Member? {
        guard case .mapping(let members) = value else { return nil }
        return members.first { $0.key.hasSameBytes(as: key) }
    }

    package var members: [Member]? {
        guard case .mapping(let members) = value else { return nil }
        return members
    }

    package var elements: [SourceNode]? {
        guard case .sequence(let elements) = value else { return nil }
        return elements
    }

    package var string: String? {
        guard case .string(let string) = value else { return nil }
        return string
    }

    package var bool: Bool? {
        guard case .bool(let bool) = value else { return nil }
        return bool
    }

    /// The value of a number that is written as an integer and fits; `1.0` and `1e3` are not integers here.
    package var integer: Int? {
        guard case .number(let text) = value, let integer = NumberText.integer(text) else { return nil }
        return Int(exactly: integer)
    }

    /// The value of any number; nothing when it is out of range of a finite double.
    package var double: Double? {
        guard case .number(let text) = value else { return nil }
        return NumberText.double(text)
    }

    package var isNull: Bool {
        guard case .null = value else { return false }
        return true
    }

    /// What a person calls this kind of node: `a string`, `a list`, `a mapping`.
    package var kindName: String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
