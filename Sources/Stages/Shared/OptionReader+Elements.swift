import Documents

extension OptionReader {
    /// Reads a list of mappings with a reader of the caller's; anything but a list is a mistake.
    mutating func elements<T>(
        _ key: String, required: Bool = false, _ read: (SourceNode) throws(Diagnostics) -> T
    ) -> [T] {
        guard let node = node(key, required: required) else { return [] }
        guard let elements = node.elements else {
            report(Diagnostic("options.wrong-type", "'\(key)' must be a list, not \(node.kindName)", at: node.span))
            return []
        }
        var values: [T] = []
        for element in elements {
            if let value = self.read({ () throws(Diagnostics) in try read(element) }) { values.append(value) }
        }
        return values
    }
}
