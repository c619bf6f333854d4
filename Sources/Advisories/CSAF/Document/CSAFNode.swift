package import Documents

/// A value of a CSAF document with its place, or the place where there is none.
///
/// Looking into what is absent or of another kind gives an absent node, so that rules read as the specification's paths.
package struct CSAFNode: Sendable {
    /// Nothing where the document has no such value.
    package let value: JSONValue?
    package let pointer: CSAFPointer

    init(_ value: JSONValue?, at pointer: CSAFPointer) {
        self.value = value
        self.pointer = pointer
    }

    package subscript(key: String) -> CSAFNode { CSAFNode(value?[key], at: .member(key, of: pointer)) }

    package var isPresent: Bool { value != nil }
    package var string: String? { value?.string }
    package var bool: Bool? { value?.bool }
    package var isObject: Bool { value?.members != nil }

    /// The items of a list; none when it is no list.
    package var items: [CSAFNode] {
        guard let list = value?.array else { return [] }
        return list.indices.map { CSAFNode(list[$0], at: .item($0, of: pointer)) }
    }

    /// The values of an object by key, in the document's order; none when it is no object.
    package var members: [(key: String, node: CSAFNode)] {
        (value?.members ?? []).map { ($0.key, CSAFNode($0.value, at: .member($0.key, of: pointer))) }
    }

    /// The texts of a list of texts; what is no text is left out.
    package var strings: [String] { value?.array?.compactMap(\.string) ?? [] }

    /// Whether it is this text, byte by byte.
    package func `is`(_ text: String) -> Bool { value?.string?.utf8.elementsEqual(text.utf8) ?? false }

    /// Whether it is one of these texts, byte by byte.
    package func isAny(of texts: [String]) -> Bool { texts.contains(where: self.is) }

    /// The text as a key that compares as bytes.
    var key: ByteKey? { value?.string.map(ByteKey.init) }
}
