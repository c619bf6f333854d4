/// Byte-wise parts that the version orders share.
enum VersionText {
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    /// The bytes without white space at both ends.
    static func trimmed(_ text: [UInt8]) -> [UInt8] {
        guard let first = text.first, let last = text.last, isSpace(first) || isSpace(last) else { return text }
        guard let start = text.firstIndex(where: { !isSpace($0) }), let end = text.lastIndex(where: { !isSpace($0) })
        else { return [] }
        return Array(text[start...end])
    }

    static func lowercased(_ text: [UInt8]) -> [UInt8] { text.map(lowercased) }

    /// The end of the run of digits that begins at `start`.
    static func endOfDigits(_ text: [UInt8], from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, isDigit(text[index]) { index += 1 }
        return index
    }

    /// Compares two runs of decimal digits as numbers of any size; an empty run is zero.
    static func orderOfNumbers(
        _ left: [UInt8], _ leftRange: Range<Int>, _ right: [UInt8], _ rightRange: Range<Int>
    ) -> VersionOrder {
        var leftStart = leftRange.lowerBound
        var rightStart = rightRange.lowerBound
        while leftStart < leftRange.upperBound, left[leftStart] == 48 { leftStart += 1 }
        while rightStart < rightRange.upperBound, right[rightStart] == 48 { rightStart += 1 }
        let leftCount = leftRange.upperBound - leftStart
        let rightCount = rightRange.upperBound - rightStart
        guard leftCount == rightCount else { return VersionOrder(leftCount, rightCount) }
        return orderOfBytes(left, leftStart..<leftRange.upperBound, right, rightStart..<rightRange.upperBound)
    }

    /// Compares byte by byte; a proper prefix comes first.
    static func orderOfBytes(
        _ left: [UInt8], _ leftRange: Range<Int>, _ right: [UInt8], _ rightRange: Range<Int>
    ) -> VersionOrder {
        var leftIndex = leftRange.lowerBound
        var rightIndex = rightRange.lowerBound
        while leftIndex < leftRange.upperBound, rightIndex < rightRange.upperBound {
            let leftByte = left[leftIndex]
            let rightByte = right[rightIndex]
            if leftByte != rightByte { return leftByte < rightByte ? .before : .after }
            leftIndex += 1
            rightIndex += 1
        }
        return VersionOrder(leftRange.upperBound - leftIndex, rightRange.upperBound - rightIndex)
    }

    /// True when the range is not empty and holds digits only.
    static func isNumber(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        !range.isEmpty && endOfDigits(text, from: range.lowerBound, to: range.upperBound) == range.upperBound
    }

    /// True when the zeros of the range are all there is; an empty range is zero.
    static func isZero(_ text: [UInt8], _ range: Range<Int>) -> Bool { text[range].allSatisfy { $0 == 48 } }

    /// Whether the range reads exactly as the ASCII word.
    static func matches(_ text: [UInt8], _ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return text[range].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Whether the bytes from `start` on begin with the ASCII word.
    static func hasPrefix(_ text: [UInt8], at start: Int, _ word: StaticString) -> Bool {
        let end = start + word.utf8CodeUnitCount
        return end <= text.count && matches(text, start..<end, word)
    }
}
