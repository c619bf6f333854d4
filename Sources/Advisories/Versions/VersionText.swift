/// Byte-wise parts that the version orders share.
enum VersionText {
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

    static func lowercased(_ text: [UInt8]) -> [UInt8] { text.map(lowercased) }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }

    /// The end of the run of digits that begins at `start`.
    @inline(__always)
    static func endOfDigits(_ text: VersionBytes, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, isDigit(text[index]) { index += 1 }
        return index
    }

    /// The end of the run of letters that begins at `start`.
    @inline(__always)
    static func endOfLetters(_ text: VersionBytes, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, isLetter(text[index]) { index += 1 }
        return index
    }

    /// Compares two runs of decimal digits as numbers of any size; an empty run is zero.
    @inline(__always)
    static func orderOfNumbers(
        _ left: VersionBytes, _ leftRange: Range<Int>, _ right: VersionBytes, _ rightRange: Range<Int>
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
    @inline(__always)
    static func orderOfBytes(
        _ left: VersionBytes, _ leftRange: Range<Int>, _ right: VersionBytes, _ rightRange: Range<Int>
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

    /// As `orderOfBytes`, without regard to the case of ASCII letters.
    @inline(__always)
    static func orderOfLowercasedBytes(
        _ left: VersionBytes, _ leftRange: Range<Int>, _ right: VersionBytes, _ rightRange: Range<Int>
    ) -> VersionOrder {
        var leftIndex = leftRange.lowerBound
        var rightIndex = rightRange.lowerBound
        while leftIndex < leftRange.upperBound, rightIndex < rightRange.upperBound {
            let leftByte = lowercased(left[leftIndex])
            let rightByte = lowercased(right[rightIndex])
            if leftByte != rightByte { return leftByte < rightByte ? .before : .after }
            leftIndex += 1
            rightIndex += 1
        }
        return VersionOrder(leftRange.upperBound - leftIndex, rightRange.upperBound - rightIndex)
    }

    /// True when the range is not empty and holds digits only.
    @inline(__always)
    static func isNumber(_ text: VersionBytes, _ range: Range<Int>) -> Bool {
        !range.isEmpty && endOfDigits(text, from: range.lowerBound, to: range.upperBound) == range.upperBound
    }

    /// True when the zeros of the range are all there is; an empty range is zero.
    @inline(__always)
    static func isZero(_ text: VersionBytes, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound, text[index] == 48 { index += 1 }
        return index == range.upperBound
    }

    /// Whether the range reads as the lower-case ASCII word, in whatever case.
    @inline(__always)
    static func matches(_ text: VersionBytes, _ range: Range<Int>, _ word: StaticString) -> Bool {
        range.count == word.utf8CodeUnitCount && hasPrefix(text, at: range.lowerBound, word)
    }

    /// Whether the bytes from `start` on begin with the lower-case ASCII word, in whatever case.
    @inline(__always)
    static func hasPrefix(_ text: VersionBytes, at start: Int, _ word: StaticString) -> Bool {
        let bytes = word.utf8Start
        var index = 0
        while index < word.utf8CodeUnitCount {
            if lowercased(text[start + index]) != bytes[index] { return false }
            index += 1
        }
        return true
    }

    /// Whether the bytes from `start` on begin with exactly the ASCII word.
    @inline(__always)
    static func hasExactPrefix(_ text: VersionBytes, at start: Int, _ word: StaticString) -> Bool {
        let bytes = word.utf8Start
        var index = 0
        while index < word.utf8CodeUnitCount {
            if text[start + index] != bytes[index] { return false }
            index += 1
        }
        return true
    }
}
