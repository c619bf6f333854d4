extension SourceNode {
    /// The value without positions, as JSON has it.
    ///
    /// A number that is written as an integer (in YAML also as `0x1F` or `0o17`) and fits 64 bits is `.integer`; every
    /// other number is `.double`, rounded to the nearest. The readers refuse numbers beyond the range of a double, so
    /// that a tree they made never holds an infinity. Aliases appear as what they stand for.
    package var jsonValue: JSONValue {
        switch value {
        case .null: .null
        case .bool(let bool): .bool(bool)
        case .number(let text): JSONValue(numberText: text)
        case .string(let string): .string(string)
        case .sequence(let elements): .array(elements.map(\.jsonValue))
        case .mapping(let members): .object(members.map { JSONValue.Member($0.key, $0.value.jsonValue) })
        }
    }
}

extension JSONValue {
    /// The value of a number as a reader keeps it.
    init(numberText text: String) {
        if let integer = NumberText.integer(text) {
            self = .integer(integer)
        } else {
            self = .double(NumberText.double(text) ?? .nan)
        }
    }
}
