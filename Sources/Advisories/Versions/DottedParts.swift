/// Walks the parts of a byte range between separators, left to right, without collecting them.
///
/// An empty range has one empty part, as has each place between two separators.
struct DottedParts {
    /// What stands between two parts.
    enum Separators {
        case dots
        case dotsAndHyphens
        case dotsHyphensAndUnderscores
    }

    private let text: VersionBytes
    private let end: Int
    private var position: Int
    private var isDone = false
    private let separators: Separators

    @inline(__always)
    init(_ text: VersionBytes, _ range: Range<Int>, separatedBy separators: Separators = .dots) {
        self.text = text
        end = range.upperBound
        position = range.lowerBound
        self.separators = separators
    }

    @inline(__always)
    private func isSeparator(_ byte: UInt8) -> Bool {
        switch separators {
        case .dots: byte == UInt8(ascii: ".")
        case .dotsAndHyphens: byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        case .dotsHyphensAndUnderscores:
            byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
    }

    @inline(__always)
    mutating func next() -> Range<Int>? {
        guard !isDone else { return nil }
        let start = position
        while position < end, !isSeparator(text[position]) { position += 1 }
        let part = start..<position
        if position < end { position += 1 } else { isDone = true }
        return part
    }

    /// Compares two dotted runs of numbers part by part; a missing part counts as zero.
    static func orderOfNumbers(
        _ left: VersionBytes, _ leftRange: Range<Int>, _ right: VersionBytes, _ rightRange: Range<Int>
    ) -> VersionOrder {
        var lefts = DottedParts(left, leftRange)
        var rights = DottedParts(right, rightRange)
        while true {
            let leftPart = lefts.next()
            let rightPart = rights.next()
            if leftPart == nil, rightPart == nil { return .same }
            let order = VersionText.orderOfNumbers(left, leftPart ?? 0..<0, right, rightPart ?? 0..<0)
            if order != .same { return order }
        }
    }
}
