/// The canonical segments of a gem version, left to right: numbers and words in turn, each `-` read as `.pre.`.
///
/// Zeros are left out at the end and before the first word (`Gem::Version#canonical_segments`).
struct RubyGemsSegments {
    struct Segment {
        let text: VersionBytes
        let isNumber: Bool

        /// What stands against a segment when the other version has ended.
        static var zero: Segment { Segment(text: VersionBytes("0"), isNumber: true) }
    }

    private let text: VersionBytes
    private var index = 0
    private var hasWord = false
    /// Zeros before this place were looked ahead of and are kept.
    private var keptUntil = 0

    init(_ text: VersionBytes) { self.text = text }

    @inline(__always)
    mutating func next() -> Segment? {
        while index < text.count {
            let byte = text[index]
            if VersionText.isDigit(byte) {
                let end = VersionText.endOfDigits(text, from: index, to: text.count)
                let number = index..<end
                if index >= keptUntil, VersionText.isZero(text, number), skipsZeros() { continue }
                index = end
                return Segment(text: text[number], isNumber: true)
            }
            if VersionText.isLetter(byte) {
                let start = index
                index = VersionText.endOfLetters(text, from: index, to: text.count)
                hasWord = true
                return Segment(text: text[start..<index], isNumber: false)
            }
            index += 1
            if byte == UInt8(ascii: "-") {
                hasWord = true
                return Segment(text: VersionBytes("pre"), isNumber: false)
            }
        }
        return nil
    }

    /// Looks past the zeros that begin here: skips them when the end or the first word follows, else keeps them.
    private mutating func skipsZeros() -> Bool {
        var end = index
        while text[end] == UInt8(ascii: "0") || text[end] == UInt8(ascii: ".") { end += 1 }
        let next = text[end]
        let isAtWord = !hasWord && (VersionText.isLetter(next) || next == UInt8(ascii: "-"))
        guard end == text.count || isAtWord else {
            keptUntil = end
            return false
        }
        index = end
        return true
    }
}
