package import Documents

/// The parts every document of Sluice shares: `apiVersion`, `kind`, `metadata`, `spec`.
package struct DocumentHeader {
    static let apiVersion = "sluice/v1alpha1"

    package let metadata: [String: String]
    package let nameSpan: SourceSpan?
    package let spec: SourceNode?

    /// - Parameters:
    ///   - kind: The only kind that is accepted.
    ///   - keys: The keys `metadata` must have, all of them names.
    package static func read(_ node: SourceNode, kind: String, metadata keys: [String] = ["name"]) throws(Diagnostics)
        -> DocumentHeader
    {
        var reader = OptionReader(node, context: kind)
        let version = reader.required("apiVersion", as: String.self)
        if version.span != nil, version.value != apiVersion {
            reader.report(
                Diagnostic(
                    "document.api-version", "apiVersion '\(version.value)' is not known", at: version.span,
                    fix: "Write apiVersion: \(apiVersion)."))
        }
        let found = reader.required("kind", as: String.self)
        if found.span != nil, found.value != kind {
            reader.report(
                Diagnostic(
                    "document.kind", "expected kind \(kind), found '\(found.value)'", at: found.span,
                    fix: "Write kind: \(kind), or name another file."))
        }
        let metadataNode = reader.node("metadata", required: true)
        let spec = reader.node("spec", required: true)
        var values: [String: String] = [:]
        var nameSpan: SourceSpan?
        if let metadataNode {
            let read: [(String, Located<String>)]? = reader.read { () throws(Diagnostics) in
                try names(keys, in: metadataNode)
            }
            for (key, value) in read ?? [] {
                values[key] = value.value
                if key == "name" { nameSpan = value.span }
            }
        }
        let header = DocumentHeader(metadata: values, nameSpan: nameSpan, spec: spec)
        return try reader.finish { header }
    }

    /// As `read`, but what can be understood is given even when something is wrong; the problems are appended.
    static func read(_ node: SourceNode, kind: String, problems: inout [Diagnostic]) -> DocumentHeader {
        do {
            return try read(node, kind: kind)
        } catch {
            problems += error.items
            return DocumentHeader(metadata: [:], nameSpan: nil, spec: node["spec"])
        }
    }

    private static func names(_ keys: [String], in node: SourceNode) throws(Diagnostics) -> [(String, Located<String>)]
    {
        var reader = OptionReader(node, context: "metadata")
        var values: [(String, Located<String>)] = []
        for key in keys {
            let value = reader.required(key, as: String.self)
            if value.span != nil, !isName(value.value) {
                reader.report(
                    Diagnostic(
                        "document.name", "'\(value.value)' is no usable \(key)", at: value.span,
                        fix: "Use letters, digits and . _ - + / only, at most 253 of them."))
            }
            values.append((key, value))
        }
        let read = values
        return try reader.finish { read }
    }

    /// Names go into payloads, file names of reports and terminals: printable ASCII of a small set only.
    static func isName(_ text: String) -> Bool {
        let length = text.utf8.count
        guard length > 0, length <= 253 else { return false }
        return text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/")]
                    .contains(byte)
        }
    }
}
