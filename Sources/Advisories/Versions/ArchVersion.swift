/// An Arch Linux version, `[epoch:]version[-release]`, in the order of pacman's `vercmp`.
///
/// Runs of letters come before the end of the text, runs of digits after it; the release counts only when both have one.
struct ArchVersion: VersionForm {
    private let text: VersionBytes
    private let epoch: Range<Int>
    private let version: Range<Int>
    private let release: Range<Int>?

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        guard !text.isEmpty, text.isPrintable else { return nil }
        self.text = text
        let digits = VersionText.endOfDigits(text, from: 0, to: text.count)
        let hasEpoch = text[digits] == UInt8(ascii: ":")
        epoch = 0..<(hasEpoch ? digits : 0)
        let start = hasEpoch ? digits + 1 : 0
        let hyphen = text.lastIndex(of: UInt8(ascii: "-"), from: start)
        version = start..<(hyphen ?? text.count)
        release = hyphen.map { $0 + 1..<text.count }
    }

    var isWellFormed: Bool { !version.isEmpty && release?.isEmpty != true }

    func order(against other: ArchVersion) -> VersionOrder {
        let epochs = VersionText.orderOfNumbers(text, epoch, other.text, other.epoch)
        guard epochs == .same else { return epochs }
        let versions = Self.order(text[version], other.text[other.version])
        guard versions == .same, let release, let theirs = other.release else { return versions }
        return Self.order(text[release], other.text[theirs])
    }

    /// alpm's `rpmvercmp`.
    private static func order(_ left: VersionBytes, _ right: VersionBytes) -> VersionOrder {
        var leftIndex = 0
        var rightIndex = 0
        while leftIndex < left.count, rightIndex < right.count {
            let leftStart = leftIndex
            let rightStart = rightIndex
            while leftIndex < left.count, !isAlphanumeric(left[leftIndex]) { leftIndex += 1 }
            while rightIndex < right.count, !isAlphanumeric(right[rightIndex]) { rightIndex += 1 }
            guard leftIndex < left.count, rightIndex < right.count else { break }
            // Of two runs of separators the longer one is the later.
            let separators = VersionOrder(leftIndex - leftStart, rightIndex - rightStart)
            guard separators == .same else { return separators }
            let isNumeric = VersionText.isDigit(left[leftIndex])
            guard isNumeric == VersionText.isDigit(right[rightIndex]) else { return isNumeric ? .after : .before }
            let leftStop = endOfRun(left, leftIndex, isNumeric)
            let rightStop = endOfRun(right, rightIndex, isNumeric)
            let order =
                isNumeric
                ? VersionText.orderOfNumbers(left, leftIndex..<leftStop, right, rightIndex..<rightStop)
                : VersionText.orderOfBytes(left, leftIndex..<leftStop, right, rightIndex..<rightStop)
            guard order == .same else { return order }
            leftIndex = leftStop
            rightIndex = rightStop
        }
        let leftIsDone = leftIndex >= left.count
        let rightIsDone = rightIndex >= right.count
        if leftIsDone, rightIsDone { return .same }
        if leftIsDone { return VersionText.isLetter(right[rightIndex]) ? .after : .before }
        return VersionText.isLetter(left[leftIndex]) ? .before : .after
    }

    private static func endOfRun(_ text: VersionBytes, _ start: Int, _ isNumeric: Bool) -> Int {
        isNumeric
            ? VersionText.endOfDigits(text, from: start, to: text.count)
            : VersionText.endOfLetters(text, from: start, to: text.count)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        VersionText.isDigit(byte) || VersionText.isLetter(byte)
    }
}
