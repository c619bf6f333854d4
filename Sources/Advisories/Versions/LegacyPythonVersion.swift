/// A version that PEP 440 refuses, ranked as setuptools did before it: the order of `packaging`'s `LegacyVersion`.
struct LegacyPythonVersion: Sendable {
    /// Words begin with `*`; numbers are padded with zeros to eight digits and compare as text, as they did there.
    private let parts: [[UInt8]]

    private static let final = Array("*final".utf8)
    private static let hyphen = Array("*final-".utf8)
    private static let zero = Array("00000000".utf8)

    /// Nothing only for empty text.
    init?(_ text: VersionBytes) {
        guard !text.isEmpty else { return nil }
        let text = text.all.map { VersionText.lowercased(text[$0]) }
        var parts: [[UInt8]] = []
        var index = 0
        while index < text.count {
            let end = Self.endOfPart(text, from: index)
            if let part = Self.part(text, index..<end) { Self.append(part, to: &parts) }
            index = end
        }
        Self.append(Self.final, to: &parts)
        self.parts = parts
    }

    func order(against other: LegacyPythonVersion) -> VersionOrder {
        for (mine, theirs) in zip(parts, other.parts) {
            if mine != theirs { return mine.lexicographicallyPrecedes(theirs) ? .before : .after }
        }
        return VersionOrder(parts.count, other.parts.count)
    }

    /// A run of digits, a run of letters, one `.`, one `-`, or a run of anything else.
    private static func endOfPart(_ text: [UInt8], from start: Int) -> Int {
        let kind = kind(of: text[start])
        var end = start + 1
        if kind == 2 || kind == 3 { return end }
        while end < text.count, self.kind(of: text[end]) == kind { end += 1 }
        return end
    }

    private static func kind(of byte: UInt8) -> Int {
        if VersionText.isDigit(byte) { return 0 }
        if VersionText.isLetter(byte) { return 1 }
        return byte == UInt8(ascii: ".") ? 2 : byte == UInt8(ascii: "-") ? 3 : 4
    }

    private static func part(_ text: [UInt8], _ range: Range<Int>) -> [UInt8]? {
        let first = text[range.lowerBound]
        if first == UInt8(ascii: ".") { return nil }
        if first == UInt8(ascii: "-") { return hyphen }
        if VersionText.isDigit(first) {
            return [UInt8](repeating: 48, count: max(0, 8 - range.count)) + text[range]
        }
        for label in ["pre", "preview", "rc"] where text[range].elementsEqual(label.utf8) { return Array("*c".utf8) }
        if text[range].elementsEqual("dev".utf8) { return Array("*@".utf8) }
        return [UInt8(ascii: "*")] + text[range]
    }

    private static func append(_ part: [UInt8], to parts: inout [[UInt8]]) {
        if part.first == UInt8(ascii: "*") {
            if part.lexicographicallyPrecedes(final) {
                while parts.last == hyphen { parts.removeLast() }
            }
            while parts.last == zero { parts.removeLast() }
        }
        parts.append(part)
    }
}
