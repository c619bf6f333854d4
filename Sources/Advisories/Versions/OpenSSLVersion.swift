/// An OpenSSL version: three numbers and, before 3.0, letters that count the patches (`1.0.2zg`).
///
/// Letters compare by length first (`z` before `za`); a pre-release label after a hyphen comes before the plain version.
struct OpenSSLVersion: VersionForm {
    private let text: VersionBytes
    private let numbers: Range<Int>
    private let letters: Range<Int>
    private let label: Range<Int>?

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        self.text = text
        var end = 0
        repeat {
            let start = end == 0 ? 0 : end + 1
            end = VersionText.endOfDigits(text, from: start, to: text.count)
            guard end > start else { return nil }
        } while text[end] == UInt8(ascii: ".")
        numbers = 0..<end
        let stop = VersionText.endOfLetters(text, from: end, to: text.count)
        letters = end..<stop
        if stop < text.count {
            guard text[stop] == UInt8(ascii: "-"), stop + 1 < text.count, text.isPrintable else { return nil }
            label = stop + 1..<text.count
        } else {
            label = nil
        }
    }

    func order(against other: OpenSSLVersion) -> VersionOrder {
        let order = DottedParts.orderOfNumbers(text, numbers, other.text, other.numbers)
        guard order == .same else { return order }
        guard letters.count == other.letters.count else { return VersionOrder(letters.count, other.letters.count) }
        let patches = VersionText.orderOfLowercasedBytes(text, letters, other.text, other.letters)
        guard patches == .same else { return patches }
        switch (label, other.label) {
        case (nil, nil): return .same
        case (nil, _): return .after
        case (_, nil): return .before
        case (let mine?, let theirs?): return Self.orderOfLabels(text[mine], other.text[theirs])
        }
    }

    /// `alpha2` before `alpha10` before `beta1`: letters, then a number.
    private static func orderOfLabels(_ left: VersionBytes, _ right: VersionBytes) -> VersionOrder {
        let leftEnd = VersionText.endOfLetters(left, from: 0, to: left.count)
        let rightEnd = VersionText.endOfLetters(right, from: 0, to: right.count)
        let words = VersionText.orderOfLowercasedBytes(left, 0..<leftEnd, right, 0..<rightEnd)
        guard words == .same else { return words }
        let leftNumber = leftEnd..<VersionText.endOfDigits(left, from: leftEnd, to: left.count)
        let rightNumber = rightEnd..<VersionText.endOfDigits(right, from: rightEnd, to: right.count)
        let numbers = VersionText.orderOfNumbers(left, leftNumber, right, rightNumber)
        guard numbers == .same else { return numbers }
        return VersionText.orderOfBytes(
            left, leftNumber.upperBound..<left.count, right, rightNumber.upperBound..<right.count)
    }
}
