package import Documents

/// One field of an object, there or not, that knows its route and a place to point at.
///
/// Null means missing, as the API server reads it.
package struct ManifestField: Sendable {
    package let route: FieldRoute
    /// The value; nothing when the field is missing or null.
    package let node: SourceNode?
    /// Where the value stands, or the nearest existing parent when there is none.
    package let span: SourceSpan

    package init(root: SourceNode) {
        self.init(route: .root, node: root.isNull ? nil : root, span: root.span)
    }

    private init(route: FieldRoute, node: SourceNode?, span: SourceSpan) {
        self.route = route
        self.node = node
        self.span = span
    }

    /// The member of that name; a missing field when this is no mapping or has no such member.
    package subscript(key: String) -> ManifestField {
        let route = FieldRoute.key(route, key)
        guard let member = node?.member(key) else { return ManifestField(route: route, node: nil, span: span) }
        return ManifestField(member, at: route)
    }

    /// The elements of a list in order; empty for everything else.
    package var elements: [ManifestField] {
        guard let elements = node?.elements else { return [] }
        return elements.enumerated().map { index, element in
            ManifestField(
                route: .index(route, index), node: element.isNull ? nil : element, span: element.span)
        }
    }

    /// The elements of a list that is a set, told by a string of theirs; by their index where they have none.
    package func elements(by name: (ManifestField) -> String?) -> [ManifestField] {
        elements.map { element in
            guard let name = name(element) else { return element }
            return ManifestField(route: .element(route, name), node: element.node, span: element.span)
        }
    }

    /// The members of a mapping in order; empty for everything else.
    package var members: [(key: String, field: ManifestField)] {
        guard let members = node?.members else { return [] }
        return members.map { ($0.key, ManifestField($0, at: .key(route, $0.key))) }
    }

    private init(_ member: SourceNode.Member, at route: FieldRoute) {
        let isNull = member.value.isNull
        self.init(route: route, node: isNull ? nil : member.value, span: isNull ? member.keySpan : member.value.span)
    }
}

extension ManifestField {
    package var isPresent: Bool { node != nil }
    package var isMapping: Bool { node?.members != nil }
    package var isList: Bool { node?.elements != nil }
    /// What a person calls this kind of value: `a string`, `a list`, `null`.
    package var kindName: String { node?.kindName ?? "null" }
    package var string: String? { node?.string }
    package var bool: Bool? { node?.bool }
    package var integer: Int? { node?.integer }

    /// Whether the value is that string, compared as UTF-8 bytes.
    package func isString(_ text: String) -> Bool {
        guard let string else { return false }
        return string.utf8.elementsEqual(text.utf8)
    }

    /// Whether the value is one of these strings, compared as UTF-8 bytes.
    package func isOne(of texts: [String]) -> Bool { texts.contains { isString($0) } }

    /// The value as a message shows it: `"Unmasked"`, `0`, `a mapping`.
    package var shown: String {
        switch node?.value {
        case nil, .null: "nothing"
        case .string(let text): "\"\(text)\""
        case .number(let text): text
        case .bool(let bool): bool ? "true" : "false"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
