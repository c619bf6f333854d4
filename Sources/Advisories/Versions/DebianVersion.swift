/// A Debian version, `[epoch:]upstream[-revision]`, in the order of deb-version(7).
///
/// `~` sorts before everything, even the end; letters before other characters; runs of digits as numbers. No epoch is
/// epoch 0, and an absent revision equals `0`.
struct DebianVersion: VersionForm {
    private let text: VersionBytes
    private let epoch: Range<Int>
    private let upstream: Range<Int>
    private let revision: Range<Int>

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        self.text = text
        var start = 0
        var epoch = 0..<0
        if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
            guard VersionText.isNumber(text, 0..<colon) else { return nil }
            epoch = 0..<colon
            start = colon + 1
        }
        guard start < text.count, text[start..<text.count].allSatisfy(Self.isAllowed) else { return nil }
        var end = text.count
        if let hyphen = text.lastIndex(of: UInt8(ascii: "-"), from: start) {
            guard hyphen + 1 < text.count, hyphen > start else { return nil }
            end = hyphen
        }
        self.epoch = epoch
        upstream = start..<end
        revision = min(end + 1, text.count)..<text.count
    }

    func order(against other: DebianVersion) -> VersionOrder {
        let epochs = VersionText.orderOfNumbers(text, epoch, other.text, other.epoch)
        if epochs != .same { return epochs }
        let upstreams = Self.order(text, upstream, other.text, other.upstream)
        return upstreams != .same ? upstreams : Self.order(text, revision, other.text, other.revision)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        if VersionText.isDigit(byte) || VersionText.isLetter(byte) { return true }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "~"), UInt8(ascii: ":"): return true
        default: return false
        }
    }

    /// The weight of a non-digit; the end of the text and digits weigh 0.
    @inline(__always)
    private static func weight(_ byte: UInt8) -> Int {
        if byte == UInt8(ascii: "~") { return -1 }
        if VersionText.isDigit(byte) { return 0 }
        return VersionText.isLetter(byte) ? Int(byte) : Int(byte) + 256
    }

    /// dpkg's `verrevcmp`: non-digit runs by weight, digit runs by value, in turn.
    private static func order(
        _ left: VersionBytes, _ leftRange: Range<Int>, _ right: VersionBytes, _ rightRange: Range<Int>
    ) -> VersionOrder {
        var leftIndex = leftRange.lowerBound
        var rightIndex = rightRange.lowerBound
        let leftEnd = leftRange.upperBound
        let rightEnd = rightRange.upperBound
        while leftIndex < leftEnd || rightIndex < rightEnd {
            while (leftIndex < leftEnd && !VersionText.isDigit(left[leftIndex]))
                || (rightIndex < rightEnd && !VersionText.isDigit(right[rightIndex]))
            {
                let leftWeight = leftIndex < leftEnd ? weight(left[leftIndex]) : 0
                let rightWeight = rightIndex < rightEnd ? weight(right[rightIndex]) : 0
                if leftWeight != rightWeight { return VersionOrder(leftWeight, rightWeight) }
                leftIndex += 1
                rightIndex += 1
            }
            let leftDigits = VersionText.endOfDigits(left, from: min(leftIndex, leftEnd), to: leftEnd)
            let rightDigits = VersionText.endOfDigits(right, from: min(rightIndex, rightEnd), to: rightEnd)
            let order = VersionText.orderOfNumbers(
                left, min(leftIndex, leftEnd)..<leftDigits, right, min(rightIndex, rightEnd)..<rightDigits)
            if order != .same { return order }
            leftIndex = leftDigits
            rightIndex = rightDigits
        }
        return .same
    }
}
