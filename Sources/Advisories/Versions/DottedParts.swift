/// Walks the parts of a byte range between separators, left to right, without collecting them.
///
/// An empty range has one empty part, as has each place between two separators.
struct DottedParts {
    private let text: [UInt8]
    private let end: Int
    private var position: Int
    private var isDone = false
    private let isSeparator: (UInt8) -> Bool

    init(_ text: [UInt8], _ range: Range<Int>, separatedBy isSeparator: @escaping (UInt8) -> Bool = { $0 == 46 }) {
        self.text = text
        end = range.upperBound
        position = range.lowerBound
        self.isSeparator = isSeparator
    }

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
        _ left: [UInt8], _ leftRange: Range<Int>, _ right: [UInt8], _ rightRange: Range<Int>
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
