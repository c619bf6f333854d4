/// A version of a Java runtime, before JEP 223 (`1.8.0_302-b08`) and since (`11.0.4+11`).
///
/// `1.8.0_302` is read as `8.0.302`. Early access (`-ea`) comes before the release. Builds do not count.
struct JavaRuntimeVersion: VersionForm {
    private let text: VersionBytes
    /// The numbers after a leading `1.` of the old form.
    private let numbers: Range<Int>
    private let isEarlyAccess: Bool

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        self.text = text
        var end = 0
        repeat {
            let start = end == 0 ? 0 : end + 1
            end = VersionText.endOfDigits(text, from: start, to: text.count)
            guard end > start else { return nil }
        } while text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "_")
        let isOld = VersionText.hasExactPrefix(text, at: 0, "1.")
        numbers = (isOld ? 2 : 0)..<end
        let rest = text[end..<text.count]
        guard rest.isEmpty || rest[0] == UInt8(ascii: "-") || rest[0] == UInt8(ascii: "+"), rest.isPrintable else {
            return nil
        }
        isEarlyAccess =
            VersionText.hasPrefix(rest, at: 0, "-ea") && !VersionText.isLetter(rest[3]) && !VersionText.isDigit(rest[3])
    }

    func order(against other: JavaRuntimeVersion) -> VersionOrder {
        var mine = JavaRuntimeNumbers(text, numbers)
        var theirs = JavaRuntimeNumbers(other.text, other.numbers)
        while true {
            let left = mine.next()
            let right = theirs.next()
            if left == nil, right == nil { break }
            let order = VersionText.orderOfNumbers(text, left ?? 0..<0, other.text, right ?? 0..<0)
            if order != .same { return order }
        }
        return VersionOrder(isEarlyAccess ? 0 : 1, other.isEarlyAccess ? 0 : 1)
    }
}

/// Numbers between dots or underscores.
private struct JavaRuntimeNumbers {
    private let text: VersionBytes
    private let end: Int
    private var index: Int

    init(_ text: VersionBytes, _ range: Range<Int>) {
        self.text = text
        end = range.upperBound
        index = range.lowerBound
    }

    mutating func next() -> Range<Int>? {
        guard index < end else { return nil }
        let start = index
        let stop = VersionText.endOfDigits(text, from: start, to: end)
        index = stop + 1
        return start..<stop
    }
}
