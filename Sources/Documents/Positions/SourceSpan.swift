/// A range of bytes in one text.
package struct SourceSpan: Sendable {
    package let text: SourceText
    /// Byte offsets into `text.bytes`.
    package let range: Range<Int>

    package init(text: SourceText, range: Range<Int>) {
        self.text = text
        self.range = range
    }

    package var start: SourcePosition { text.position(at: range.lowerBound) }
    package var end: SourcePosition { text.position(at: range.upperBound) }
}
