import Documents

/// A node of the options as a pipeline would have it.
enum YAMLText {
    static func node(_ text: String) throws -> SourceNode {
        try YAMLReader.read(SourceText(name: "options", text: text))
    }
}
