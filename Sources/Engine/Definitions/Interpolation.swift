import Documents

/// Fills `${{ parameters.NAME }}` and `${{ release.project|name|version }}` into the options of a stage.
///
/// A text that is nothing but one placeholder takes the parameter's own type; otherwise the value is written into the text.
struct Interpolation {
    /// Values by full name, such as `parameters.profile`.
    let values: [String: SourceNode.Value]
    private(set) var problems: [Diagnostic] = []
    /// Texts whose placeholder names something that has no value here, with its name.
    private(set) var withoutValue: [(name: String, span: SourceSpan)] = []

    init(values: [String: SourceNode.Value]) { self.values = values }

    mutating func fill(_ node: SourceNode) -> SourceNode {
        switch node.value {
        case .string(let text): SourceNode(fill(text, at: node.span), at: node.span)
        case .sequence(let elements): SourceNode(.sequence(elements.map { fill($0) }), at: node.span)
        case .mapping(let members):
            SourceNode(
                .mapping(members.map { .init(key: $0.key, keySpan: $0.keySpan, value: fill($0.value)) }), at: node.span)
        case .null, .bool, .number: node
        }
    }

    private mutating func fill(_ text: String, at span: SourceSpan) -> SourceNode.Value {
        let open = Array("${{".utf8)
        let close = Array("}}".utf8)
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var offset = 0
        while let start = Self.find(open, in: bytes, from: offset) {
            guard let end = Self.find(close, in: bytes, from: start + open.count) else {
                problems.append(
                    Diagnostic("pipeline.placeholder", "'${{' is never closed", at: span, fix: "Close it with '}}'."))
                return .string(text)
            }
            let name = String(decoding: bytes[(start + open.count)..<end], as: UTF8.self)
            let trimmed = String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            guard let value = values[trimmed] else {
                problems.append(
                    Diagnostic(
                        "pipeline.unknown-parameter", "'\(trimmed)' is no parameter", at: span,
                        fix: DidYouMean.suggestion(for: trimmed, among: Array(values.keys).sorted()).map {
                            "Did you mean '\($0)'?"
                        } ?? "Declare it under spec.parameters."))
                return .string(text)
            }
            if case .null = value { withoutValue.append((trimmed, span)) }
            if start == 0, end + close.count == bytes.count { return value }
            result += bytes[offset..<start]
            result += Array(Self.text(value).utf8)
            offset = end + close.count
        }
        if offset == 0 { return .string(text) }
        result += bytes[offset...]
        return .string(String(decoding: result, as: UTF8.self))
    }

    private static func text(_ value: SourceNode.Value) -> String {
        switch value {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null, .sequence, .mapping: ""
        }
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        var index = start
        while index <= bytes.count - needle.count {
            if bytes[index..<(index + needle.count)].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }
}
