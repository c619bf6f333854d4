/// A gem version in the order of `Gem::Version`: dotted and mixed segments, in which a word marks a pre-release.
struct RubyGemsVersion: VersionForm {
    private let text: [UInt8]
    /// Numbers and words in turn, trailing zeros of the numbers before the first word and of the rest left out.
    private let segments: [Segment]

    private struct Segment {
        let range: Range<Int>
        let isNumber: Bool
    }

    init?(_ text: [UInt8]) {
        let text = VersionText.trimmed(text)
        guard let expanded = Self.expanded(text) else { return nil }
        self.text = expanded
        segments = Self.canonical(Self.scan(expanded), in: expanded)
    }

    func order(against other: RubyGemsVersion) -> VersionOrder {
        for index in 0..<max(segments.count, other.segments.count) {
            let mine = index < segments.count ? segments[index] : Segment(range: 0..<0, isNumber: true)
            let theirs = index < other.segments.count ? other.segments[index] : Segment(range: 0..<0, isNumber: true)
            let order: VersionOrder =
                switch (mine.isNumber, theirs.isNumber) {
                case (true, true): VersionText.orderOfNumbers(text, mine.range, other.text, theirs.range)
                case (true, false): .after
                case (false, true): .before
                case (false, false): VersionText.orderOfBytes(text, mine.range, other.text, theirs.range)
                }
            if order != .same { return order }
        }
        return .same
    }

    /// Checks the text and writes each `-` as `.pre.`; nothing for text that `Gem::Version.correct?` refuses.
    private static func expanded(_ text: [UInt8]) -> [UInt8]? {
        guard let first = text.first, VersionText.isDigit(first) else { return nil }
        var expanded: [UInt8] = []
        var previousIsSeparator = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "-"):
                guard !previousIsSeparator || byte == UInt8(ascii: "-") else { return nil }
                expanded += byte == UInt8(ascii: "-") ? Array(".pre.".utf8) : [byte]
                previousIsSeparator = true
            case _ where VersionText.isDigit(byte) || VersionText.isLetter(byte):
                expanded.append(byte)
                previousIsSeparator = false
            default: return nil
            }
        }
        return previousIsSeparator ? nil : expanded
    }

    private static func scan(_ text: [UInt8]) -> [Segment] {
        var segments: [Segment] = []
        var index = 0
        while index < text.count {
            let start = index
            if VersionText.isDigit(text[index]) {
                index = VersionText.endOfDigits(text, from: index, to: text.count)
                segments.append(Segment(range: start..<index, isNumber: true))
            } else if VersionText.isLetter(text[index]) {
                while index < text.count, VersionText.isLetter(text[index]) { index += 1 }
                segments.append(Segment(range: start..<index, isNumber: false))
            } else {
                index += 1
            }
        }
        return segments
    }

    private static func canonical(_ segments: [Segment], in text: [UInt8]) -> [Segment] {
        let firstWord = segments.firstIndex { !$0.isNumber } ?? segments.count
        func trimmed(_ part: ArraySlice<Segment>) -> ArraySlice<Segment> {
            let last = part.lastIndex { !$0.isNumber || !VersionText.isZero(text, $0.range) }
            return part[part.startIndex..<(last.map { $0 + 1 } ?? part.startIndex)]
        }
        return Array(trimmed(segments[..<firstWord]) + trimmed(segments[firstWord...]))
    }
}
