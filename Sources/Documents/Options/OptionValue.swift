/// A type that an option in a document can have.
package protocol OptionValue: Sendable {
    /// What stands in after a mistake, so that reading can go on; it never leaves `OptionReader.finish`.
    static var placeholder: Self { get }
    /// What a person should write, with its article: `a whole number`, `a duration such as 24h`.
    static var expected: String { get }
    /// The value of a node; nothing when the node is none of this type.
    static func read(_ node: SourceNode) -> Self?
}

extension String: OptionValue {
    package static var placeholder: String { "" }
    package static var expected: String { "a string" }
    package static func read(_ node: SourceNode) -> String? { node.string }
}

extension Int: OptionValue {
    package static var placeholder: Int { 0 }
    package static var expected: String { "a whole number" }
    package static func read(_ node: SourceNode) -> Int? { node.integer }
}

extension Bool: OptionValue {
    package static var placeholder: Bool { false }
    package static var expected: String { "true or false" }
    package static func read(_ node: SourceNode) -> Bool? { node.bool }
}
