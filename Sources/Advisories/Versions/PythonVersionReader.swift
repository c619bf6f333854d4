/// Reads the parts of a PEP 440 version in their order, without going back (PEP 440, appendix B).
struct PythonVersionReader {
    private let text: VersionBytes
    private var index = 0

    private static let preLabels: [(StaticString, Int)] = [
        ("alpha", 0), ("a", 0), ("beta", 1), ("b", 1), ("preview", 2), ("pre", 2), ("rc", 2), ("c", 2),
    ]
    private static let postLabels: [StaticString] = ["post", "rev", "r"]

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

    mutating func preRelease() -> (phase: Int, number: Range<Int>)? {
        for (label, phase) in Self.preLabels where skip(label) { return (phase, numberAfterLabel()) }
        return nil
    }

    /// `-N` or `post`, `rev`, `r` with or without a number.
    mutating func postRelease() -> Range<Int>? {
        if index + 1 < text.count, text[index] == UInt8(ascii: "-"), VersionText.isDigit(text[index + 1]) {
            index += 1
            return digits()
        }
        for label in Self.postLabels where skip(label) { return numberAfterLabel() }
        return nil
    }

    mutating func developmentRelease() -> Range<Int>? { skip("dev") ? numberAfterLabel() : nil }

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

    /// Takes an optional separator and the label, or nothing at all.
    private mutating func skip(_ label: StaticString) -> Bool {
        let hasSeparator = index < text.count && StandardPythonVersion.isSeparator(text[index])
        let start = hasSeparator ? index + 1 : index
        guard VersionText.hasPrefix(text, at: start, label) else { return false }
        index = start + label.utf8CodeUnitCount
        return true
    }

    /// The number after a label, with an optional separator between; an empty range stands for 0.
    private mutating func numberAfterLabel() -> Range<Int> {
        if index < text.count, StandardPythonVersion.isSeparator(text[index]) { index += 1 }
        return digits() ?? index..<index
    }
}
