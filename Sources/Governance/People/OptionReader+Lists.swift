package import Documents

extension OptionReader {
    /// The elements of a list that the caller reads itself; anything but a list is a mistake, an absent one is empty.
    package mutating func listElements(_ key: String, required: Bool = false) -> [SourceNode] {
        guard let node = node(key, required: required) else { return [] }
        guard let elements = node.elements else {
            report(
                Diagnostic(
                    "options.wrong-type", "`\(key)` should be a list, not \(node.kindName)", at: node.span,
                    fix: "Write '- ' before each element."))
            return []
        }
        return elements
    }

    /// A mapping that the caller reads itself; anything else is a mistake.
    package mutating func mapping(_ key: String) -> SourceNode? {
        guard let node = node(key) else { return nil }
        guard node.members != nil else {
            report(
                Diagnostic(
                    "options.wrong-type", "`\(key)` should be a mapping, not \(node.kindName)", at: node.span,
                    fix: "Write keys and values, or remove it."))
            return nil
        }
        return node
    }
}
