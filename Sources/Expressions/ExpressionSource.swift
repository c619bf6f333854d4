internal import Documents

/// The text of an expression and where it came from, so that a mistake is shown in the file the user wrote.
struct ExpressionSource: Sendable {
    private let text: SourceText
    /// The scalar that holds the expression in its document, with its quotes; nothing when it has no document.
    private let scalar: SourceSpan?

    init(_ text: String, at scalar: SourceSpan?) {
        self.text = SourceText(name: "expression", text: text)
        self.scalar = scalar
    }

    var bytes: [UInt8] { text.bytes }

    /// The whole expression.
    var whole: SourceSpan { scalar ?? SourceSpan(text: text, range: 0..<text.bytes.count) }

    /// The place of some bytes of the expression: in the document if the scalar can be followed, else the whole scalar.
    func span(_ range: Range<Int>) -> SourceSpan {
        guard let scalar else { return SourceSpan(text: text, range: range) }
        guard let offsets = ScalarAlignment.offsets(of: bytes, in: scalar) else { return scalar }
        let start = offsets[min(range.lowerBound, bytes.count)]
        let end = range.isEmpty ? start : offsets[min(range.upperBound, bytes.count) - 1] + 1
        return SourceSpan(text: scalar.text, range: start..<max(start, end))
    }

    func diagnostics(_ problems: [ExpressionProblem]) -> Diagnostics {
        let sorted = problems.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        return Diagnostics(
            sorted.map {
                Diagnostic($0.element.id, $0.element.message, at: span($0.element.range), fix: $0.element.fix)
            })
    }
}
