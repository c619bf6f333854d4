/// Rules of YAML 1.2.2 that libyaml, a YAML 1.1 parser, does not enforce; each refuses what the specification refuses.
///
/// Looks at each event and at the text between events. Columns are counted from 0 here, as indentation is.
struct YAMLSyntaxRules {
    /// A list or mapping that is open.
    private struct Level {
        let isFlow: Bool
        /// The indentation of the block collection itself, or of the one around a flow collection; -1 when there is none,
        /// nothing when it is to be taken from the first value within.
        var indentation: Int?
        var isEmpty = true
    }

    struct Fault {
        let message: String
        let range: Range<Int>
        let fix: String
    }

    let text: SourceText
    private var levels: [Level] = []
    /// The end of the last event.
    private var cursor: Int
    /// The line that the `---` of the document stands in.
    private var markerLineStart: Int?
    private var isDirectiveAllowed = true

    init(text: SourceText, base: Int) {
        self.text = text
        cursor = base
    }

    /// What is wrong with an event or the text before it; nothing when all is well.
    mutating func fault(in event: YAMLEvent, at range: Range<Int>) -> Fault? {
        if let fault = faultBetween(cursor..<max(cursor, range.lowerBound)) { return fault }
        cursor = max(cursor, range.upperBound)
        switch event.kind {
        case .streamStart, .streamEnd: return nil
        case .documentStart(let isExplicit): return startDocument(isExplicit: isExplicit, at: range)
        case .documentEnd(let isExplicit):
            isDirectiveAllowed = isExplicit
            return nil
        case .sequenceEnd, .mappingEnd:
            levels.removeLast(levels.isEmpty ? 0 : 1)
            return nil
        case .alias: return faultOfPlace(range)
        case .scalar(let content, let style, let properties):
            return faultOfPlace(range) ?? faultOfScalar(content, style, properties, at: range)
        case .sequenceStart(let properties, let isFlow), .mappingStart(let properties, let isFlow):
            if let fault = faultOfPlace(range) ?? (isFlow ? faultOfQuestionMark(range.lowerBound) : nil) {
                return fault
            }
            open(isFlow: isFlow, hasProperties: !properties.isEmpty, at: range.lowerBound)
            return nil
        }
    }

    private mutating func open(isFlow: Bool, hasProperties: Bool, at offset: Int) {
        let around = levels.last?.indentation ?? -1
        let own = hasProperties ? nil : offset - text.lineStart(at: offset)
        levels.append(Level(isFlow: isFlow, indentation: isFlow ? around : own))
    }

    private mutating func startDocument(isExplicit: Bool, at range: Range<Int>) -> Fault? {
        markerLineStart = isExplicit ? text.lineStart(at: max(range.upperBound - 1, range.lowerBound)) : nil
        guard !isDirectiveAllowed, byte(range.lowerBound) == UInt8(ascii: "%") else { return nil }
        return Fault(
            message: "a directive stands behind a document that has not ended", range: range.lowerBound..<cursor,
            fix: "Write `...` on a line of its own before the directive.")
    }

    /// Checks where a value stands: sections 6.1 (indentation), 7.4 (flow collections) and 9.1.3 (document markers).
    private mutating func faultOfPlace(_ range: Range<Int>) -> Fault? {
        guard let top = levels.indices.last else { return nil }
        let start = range.lowerBound
        let lineStart = text.lineStart(at: start)
        let spaces = leadingSpaces(from: lineStart)
        if levels[top].indentation == nil { levels[top].indentation = spaces }
        let isFirst = levels[top].isEmpty
        levels[top].isEmpty = false
        if levels[top].isFlow {
            guard let indentation = levels[top].indentation, spaces <= indentation else { return nil }
            return isFirstInLine(start, lineStart) ? underindented(start) : nil
        }
        guard isFirst, top == 0, markerLineStart == lineStart else { return nil }
        return Fault(
            message: "a list or mapping can't begin in the line of the `---`", range: range,
            fix: "Begin it on the next line.")
    }

    private func faultOfScalar(
        _ content: String, _ style: YAMLEvent.ScalarStyle, _ properties: YAMLEvent.Properties, at range: Range<Int>
    ) -> Fault? {
        switch style {
        case .plain where content == "-":
            return Fault(message: "a `-` alone is no value", range: range, fix: "Quote it if it is meant as text.")
        case .plain: return nil
        case .quoted: return faultOfContinuation(range)
        case .block: return properties.isEmpty ? faultOfBlock(range) : nil
        }
    }

    /// Section 6.3: every line that a quoted scalar goes on in is indented deeper than the block around it.
    private func faultOfContinuation(_ range: Range<Int>) -> Fault? {
        let indentation = levels.last?.indentation ?? -1
        guard indentation >= 0 else { return nil }
        var offset = range.lowerBound
        while let lineBreak = text.bytes[offset..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) {
            offset = lineBreak + 1
            let spaces = leadingSpaces(from: offset)
            if spaces <= indentation, !isBlank(from: offset) { return underindented(offset + spaces) }
        }
        return nil
    }

    /// Section 8.1: what may stand behind the indicators of a block scalar, and how far its leading empty lines reach.
    private func faultOfBlock(_ range: Range<Int>) -> Fault? {
        var offset = range.lowerBound + 1
        var hasIndentation = false
        while let byte = byte(offset), byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || isDigit(byte) {
            hasIndentation = hasIndentation || isDigit(byte)
            offset += 1
        }
        if byte(offset) == UInt8(ascii: "#") { return commentFault(offset) }
        guard !hasIndentation, let headerEnd = text.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else {
            return nil
        }
        offset = headerEnd + 1
        var longest = 0
        while offset < text.bytes.count {
            let spaces = leadingSpaces(from: offset)
            let next = byte(offset + spaces)
            guard next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") else {
                // The first line with content sets the indentation, if it belongs to the scalar at all.
                let isContent = next != nil && spaces > (levels.last?.indentation ?? -1)
                guard isContent, longest > spaces else { return nil }
                return Fault(
                    message: "an empty line before the text is indented deeper than the text",
                    range: offset + spaces..<offset + spaces + 1, fix: "Remove the spaces of the empty lines.")
            }
            longest = max(longest, spaces)
            guard let lineBreak = text.bytes[(offset + spaces)...].firstIndex(of: UInt8(ascii: "\n")) else {
                return nil
            }
            offset = lineBreak + 1
        }
        return nil
    }

    /// Checks indicators and comments, which are all that stands between events.
    private func faultBetween(_ gap: Range<Int>) -> Fault? {
        var offset = gap.lowerBound
        while offset < gap.upperBound {
            switch text.bytes[offset] {
            case UInt8(ascii: "#"):
                // Section 6.6: comments are separated from what stands before them.
                if let before = byte(offset - 1), !isSpace(before), offset > text.lineStart(at: offset) {
                    return commentFault(offset)
                }
                offset = text.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? gap.upperBound
            case _ where levels.last?.isFlow == true:
                if let fault = faultOfQuestionMark(offset) { return fault }
            default: break
            }
            offset += 1
        }
        return nil
    }

    /// Section 7.4.2: without a space behind it `?` begins a plain scalar, which libyaml reads as a key's indicator.
    private func faultOfQuestionMark(_ offset: Int) -> Fault? {
        guard byte(offset) == UInt8(ascii: "?"), let next = byte(offset + 1), !isSpace(next) else { return nil }
        return Fault(
            message: "a `?` needs a space behind it here", range: offset..<offset + 1,
            fix: "Quote the value if the `?` belongs to it.")
    }

    private func commentFault(_ offset: Int) -> Fault {
        Fault(
            message: "a comment needs a space before its `#`", range: offset..<offset + 1,
            fix: "Write a space before it, or quote the value if the `#` belongs to it.")
    }

    private func underindented(_ offset: Int) -> Fault {
        Fault(
            message: "this line goes on with a value, but is indented no deeper than the block around it",
            range: offset..<min(offset + 1, text.bytes.count), fix: "Indent the line with more spaces.")
    }
}

extension YAMLSyntaxRules {
    private func byte(_ offset: Int) -> UInt8? {
        text.bytes.indices.contains(offset) ? text.bytes[offset] : nil
    }

    private func leadingSpaces(from lineStart: Int) -> Int {
        var offset = lineStart
        while byte(offset) == UInt8(ascii: " ") { offset += 1 }
        return offset - lineStart
    }

    private func isFirstInLine(_ offset: Int, _ lineStart: Int) -> Bool {
        var first = lineStart
        while let byte = byte(first), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { first += 1 }
        return first == offset
    }

    private func isBlank(from lineStart: Int) -> Bool {
        var offset = lineStart
        while let byte = byte(offset), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { offset += 1 }
        return byte(offset) == UInt8(ascii: "\n") || byte(offset) == UInt8(ascii: "\r")
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
