package import Documents

/// Where an operator's file or folder lies: `file:PATH`, relative to the trust policy's folder.
package struct SourceReference: Sendable, Hashable, OptionValue {
    /// As written, with its scheme.
    package let text: String

    /// Nothing when the scheme is not `file:` or the path is empty.
    package init?(_ text: String) {
        guard text.utf8.starts(with: "file:".utf8), text.utf8.count > 5, !text.utf8.contains(0) else { return nil }
        self.text = text
    }

    private init(placeholder text: String) { self.text = text }

    package var path: String { String(text.dropFirst(5)) }

    package static var placeholder: SourceReference { SourceReference(placeholder: "file:?") }
    package static var expected: String { "a reference such as file:advisories/" }
    package static func read(_ node: SourceNode) -> SourceReference? { node.string.flatMap { SourceReference($0) } }
}
