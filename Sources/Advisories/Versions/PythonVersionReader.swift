/// Reads the parts of a PEP 440 version in their order, without going back (PEP 440, appendix B).
struct PythonVersionReader {
    private let text: VersionBytes
    private var index = 0

    init(_ text: VersionBytes) { self.text = text }

    var isAtEnd: Bool { index == text.count }

    /// `[v][N!]N(.N)*`; no epoch is an empty range.
    mutating func epochAndRelease() -> (epoch: Range<Int>, release: Range<Int>)? {
        if text[0] | 0x20 == UInt8(ascii: "v") { index = 1 }
        guard var number = digits() else { return nil }
        var epoch = 0..<0
        if index < text.count, text[index] == UInt8(ascii: "!") {
            epoch = number
            index += 1
            guard let first = digits() else { return nil }
            number = first
        }
        let start = number.lowerBound
        while index + 1 < text.count, text[index] == UInt8(ascii: "."), VersionText.isDigit(text[index + 1]) {
            index += 1
            _ = digits()
        }
        return (epoch, start..<index)
    }

    /// `a`, `b`, `rc` or one of their other spellings, with or without a number.
    @inline(__always)
    mutating func preRelease() -> (phase: Int, number: Range<Int>)? {
        let start = labelStart
        guard let (phase, length) = preLabel(at: start) else { return nil }
        index = start + length
        return (phase, numberAfterLabel())
    }

    @inline(__always)
    private func preLabel(at start: Int) -> (phase: Int, length: Int)? {
        switch VersionText.lowercased(text[start]) {
        case UInt8(ascii: "a"): (0, VersionText.hasPrefix(text, at: start, "alpha") ? 5 : 1)
        case UInt8(ascii: "b"): (1, VersionText.hasPrefix(text, at: start, "beta") ? 4 : 1)
        case UInt8(ascii: "c"): (2, 1)
        case UInt8(ascii: "r") where VersionText.hasPrefix(text, at: start, "rc"): (2, 2)
        case UInt8(ascii: "p") where VersionText.hasPrefix(text, at: start, "preview"): (2, 7)
        case UInt8(ascii: "p") where VersionText.hasPrefix(text, at: start, "pre"): (2, 3)
        default: nil
        }
    }

    /// `-N` or `post`, `rev`, `r` with or without a number.
    @inline(__always)
    mutating func postRelease() -> Range<Int>? {
        if text[index] == UInt8(ascii: "-"), VersionText.isDigit(text[index + 1]) {
            index += 1
            return digits()
        }
        let start = labelStart
        switch VersionText.lowercased(text[start]) {
        case UInt8(ascii: "p") where VersionText.hasPrefix(text, at: start, "post"): index = start + 4
        case UInt8(ascii: "r"): index = start + (VersionText.hasPrefix(text, at: start, "rev") ? 3 : 1)
        default: return nil
        }
        return numberAfterLabel()
    }

    @inline(__always)
    mutating func developmentRelease() -> Range<Int>? {
        let start = labelStart
        guard VersionText.hasPrefix(text, at: start, "dev") else { return nil }
        index = start + 3
        return numberAfterLabel()
    }

    /// `+` and alphanumeric segments; nothing, and nothing read, when a segment is empty or holds anything else.
    mutating func local() -> Range<Int>? {
        guard index < text.count, text[index] == UInt8(ascii: "+") else { return nil }
        var parts = DottedParts(text, index + 1..<text.count, separatedBy: .dotsHyphensAndUnderscores)
        while let part = parts.next() {
            guard !part.isEmpty, text[part].allSatisfy({ VersionText.isDigit($0) || VersionText.isLetter($0) }) else {
                return nil
            }
        }
        defer { index = text.count }
        return index + 1..<text.count
    }

    private mutating func digits() -> Range<Int>? {
        let end = VersionText.endOfDigits(text, from: index, to: text.count)
        guard end > index else { return nil }
        defer { index = end }
        return index..<end
    }

    /// Where a label would begin: here, or behind one separator.
    @inline(__always)
    private var labelStart: Int { StandardPythonVersion.isSeparator(text[index]) ? index + 1 : index }

    /// The number after a label, with an optional separator between; an empty range stands for 0.
    private mutating func numberAfterLabel() -> Range<Int> {
        if index < text.count, StandardPythonVersion.isSeparator(text[index]) { index += 1 }
        return digits() ?? index..<index
    }
}
