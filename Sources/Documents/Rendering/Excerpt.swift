/// One line of a document with a mark below a part of it.
struct Excerpt {
    /// How many bytes of the line are looked at before and behind the start of the span.
    private static let bytesBefore = 60
    private static let bytesBehind = 100

    let lineNumber: Int
    private(set) var line = ""
    /// Spaces, then a caret and a `~` for every further column of the span in this line.
    private(set) var mark = ""

    init(of span: SourceSpan) {
        let text = span.text
        lineNumber = span.start.line
        let whole = text.lineRange(lineNumber)
        let start = min(max(span.range.lowerBound, whole.lowerBound), whole.upperBound)
        let end = min(max(span.range.upperBound, start), whole.upperBound)
        let shownStart = Self.scalarStart(in: text.bytes, at: start - Self.bytesBefore, within: whole)
        let shownEnd = Self.scalarStart(in: text.bytes, at: start + Self.bytesBehind, within: whole)
        if shownStart > whole.lowerBound { append("…", isMarked: false, isBefore: true) }
        appendPart(text.bytes[shownStart..<start], isMarked: false, isBefore: true)
        appendPart(text.bytes[start..<min(max(end, start), shownEnd)], isMarked: true, isBefore: false)
        appendPart(text.bytes[min(max(end, start), shownEnd)..<shownEnd], isMarked: false, isBefore: false)
        if shownEnd < whole.upperBound { append("…", isMarked: end > shownEnd, isBefore: false) }
        mark = mark.contains("~") ? mark.replacingFirstTilde() : mark + "^"
    }

    private mutating func appendPart(_ bytes: ArraySlice<UInt8>, isMarked: Bool, isBefore: Bool) {
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            append(scalar, isMarked: isMarked, isBefore: isBefore)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, isMarked: Bool, isBefore: Bool) {
        let (text, width) = TerminalText.shown(scalar)
        line += text
        if isMarked {
            mark += String(repeating: "~", count: width)
        } else if isBefore {
            mark += String(repeating: " ", count: width)
        }
    }

    /// The nearest place at or before an offset where a character begins, kept within the line.
    private static func scalarStart(in bytes: [UInt8], at offset: Int, within line: Range<Int>) -> Int {
        guard offset > line.lowerBound else { return line.lowerBound }
        guard offset < line.upperBound else { return line.upperBound }
        var offset = offset
        while offset > line.lowerBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}

extension String {
    fileprivate func replacingFirstTilde() -> String {
        guard let tilde = firstIndex(of: "~") else { return self }
        return self[..<tilde] + "^" + self[index(after: tilde)...]
    }
}
