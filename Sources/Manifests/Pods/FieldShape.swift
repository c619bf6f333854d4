/// What kind of value a field must have for rules to be able to read it; missing fields fit every shape.
package indirect enum FieldShape: Sendable {
    /// A field whose own rule judges its value.
    case scalar
    /// Members that are not named may be anything.
    case mapping([Member])
    /// A list in which no element is null.
    case list(FieldShape)

    package struct Member: Sendable {
        let key: String
        let shape: FieldShape
    }

    /// A mapping with members by name.
    static func fields(_ members: (String, FieldShape)...) -> FieldShape {
        .mapping(members.map { Member(key: $0.0, shape: $0.1) })
    }

    /// Every field that has another kind of value than it must have, in order.
    func mismatches(in field: ManifestField) -> [(field: ManifestField, expected: String)] {
        guard field.isPresent else { return [] }
        switch self {
        case .scalar:
            return !field.isMapping && !field.isList ? [] : [(field, "a single value")]
        case .mapping(let members):
            guard field.isMapping else { return [(field, "a mapping")] }
            return members.flatMap { $0.shape.mismatches(in: field[$0.key]) }
        case .list(let element):
            guard field.isList else { return [(field, "a list")] }
            return field.elements.flatMap { item in
                item.isPresent ? element.mismatches(in: item) : [(item, "an element of a list")]
            }
        }
    }
}
