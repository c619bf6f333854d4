/// Reads YAML as the engine has it: YAML's syntax by libyaml, types by the 1.2 core schema, and nothing that surprises.
///
/// Plain scalars alone have types other than string, and only `true` and `false` are booleans. Refused although YAML
/// has them: repeated keys, keys that are no scalars, empty or aliases, merge keys, tags beyond the core schema, infinite
/// numbers, and the characters U+0085, U+2028 and U+2029, which a person sees within a line and libyaml takes for its
/// end. Anchors and aliases are read, within a budget. Identifiers of the diagnostics: `yaml.syntax`,
/// `yaml.encoding`, `yaml.duplicate-key`, `yaml.complex-key`, `yaml.empty-key`, `yaml.alias-key`, `yaml.merge-key`,
/// `yaml.custom-tag`, `yaml.tag-mismatch`, `yaml.number-range`, `yaml.unknown-alias`, `yaml.recursive-alias`,
/// `yaml.second-document`, `yaml.no-document`, `yaml.tab`, `yaml.unknown-directive`, `yaml.line-separator` and `yaml.limit.bytes|depth|nodes|aliases`.
package enum YAMLReader {
    /// The only document of the text; a second one is an error, and so is a text without any.
    package static func read(_ text: SourceText, limits: DocumentLimits = .standard) throws(Diagnostics) -> SourceNode {
        let documents = try documents(of: text, limits: limits, maximumDocuments: 1)
        guard let document = documents.first else {
            throw Diagnostics(
                Diagnostic(
                    "yaml.no-document", "the file is empty", at: SourceSpan(text: text, range: 0..<0),
                    fix: "Write the document, or check that it is the file you meant."))
        }
        return document
    }

    /// Every document of the text, in order; an empty document between two markers is null, an empty text has none.
    package static func readAll(
        _ text: SourceText, limits: DocumentLimits = .standard
    ) throws(Diagnostics) -> [SourceNode] {
        try documents(of: text, limits: limits, maximumDocuments: .max)
    }

    private static func documents(
        of text: SourceText, limits: DocumentLimits, maximumDocuments: Int
    ) throws(Diagnostics) -> [SourceNode] {
        let base = try checkText(text, limits: limits)
        var composer = YAMLComposer(text: text, base: base, limits: limits, maximumDocuments: maximumDocuments)
        do throws(YAMLEventSource.Failure) {
            var source = try YAMLEventSource(text.bytes[base...])
            while try composer.take(source.next()) {}
        } catch {
            composer.fail(error)
        }
        return try composer.finish()
    }

    /// Checks what libyaml would not, or not as clearly, and gives the offset behind a byte order mark.
    private static func checkText(_ text: SourceText, limits: DocumentLimits) throws(Diagnostics) -> Int {
        guard text.bytes.count <= limits.maximumBytes else {
            throw Diagnostics(
                Diagnostic(
                    "yaml.limit.bytes", "the document has more than \(limits.maximumBytes) bytes",
                    at: SourceSpan(text: text, range: 0..<0),
                    fix: "Split the document, or check that it is the file you meant."))
        }
        if let invalid = EncodingCheck.invalidUTF8(in: text.bytes) {
            throw Diagnostics(
                Diagnostic(
                    "yaml.encoding", "these bytes are not valid UTF-8", at: SourceSpan(text: text, range: invalid),
                    fix: "Save the file as UTF-8."))
        }
        if let separator = lineSeparator(in: text.bytes) {
            throw Diagnostics(
                Diagnostic(
                    "yaml.line-separator", "YAML 1.1 takes this character for a line break, YAML 1.2 does not",
                    at: SourceSpan(text: text, range: separator),
                    fix: "Write it as an escape within double quotes, or remove it."))
        }
        return text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The first of the three characters that the two versions of YAML read in different ways.
    private static func lineSeparator(in bytes: [UInt8]) -> Range<Int>? {
        for offset in bytes.indices where bytes[offset] == 0xC2 || bytes[offset] == 0xE2 {
            let rest = bytes[offset...]
            if rest.starts(with: [0xC2, 0x85]) { return offset..<offset + 2 }
            if rest.starts(with: [0xE2, 0x80, 0xA8]) || rest.starts(with: [0xE2, 0x80, 0xA9]) {
                return offset..<offset + 3
            }
        }
        return nil
    }
}
