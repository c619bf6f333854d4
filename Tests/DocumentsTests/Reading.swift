import Documents

/// What reading a text came to: the value as canonical JSON, or the identifiers of the diagnostics.
func yaml(_ text: String, limits: DocumentLimits = .standard) -> String {
    outcome { () throws(Diagnostics) in try YAMLReader.read(SourceText(name: "test.yaml", text: text), limits: limits) }
}

/// The same for JSON.
func json(_ text: String, limits: DocumentLimits = .standard) -> String {
    outcome { () throws(Diagnostics) in try JSONReader.read(SourceText(name: "test.json", text: text), limits: limits) }
}

private func outcome(_ read: () throws(Diagnostics) -> SourceNode) -> String {
    do throws(Diagnostics) {
        let value = try read().jsonValue
        return (try? CanonicalJSON.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "no canonical form"
    } catch {
        return error.items.map(\.id).joined(separator: " ")
    }
}

/// The part of its text that a span covers.
func covered(_ span: SourceSpan?) -> String? {
    span.map { String(decoding: $0.text.bytes[$0.range], as: UTF8.self) }
}
