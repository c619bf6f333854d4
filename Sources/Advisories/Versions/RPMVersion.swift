/// An rpm version, `[epoch:]version[-release]`, in the order of rpm's `rpmvercmp`.
///
/// `~` sorts before the end of the text and `^` after it but before anything else; runs of digits go by value and after
/// runs of letters; all other characters only separate. No epoch is epoch 0; no release comes before any release.
struct RPMVersion: VersionForm {
    private let text: VersionBytes
    private let epoch: Range<Int>?
    private let version: Range<Int>
    private let release: Range<Int>?

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        guard !text.isEmpty, text.isPrintable else { return nil }
        self.text = text
        var start = 0
        var epoch: Range<Int>?
        if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
            epoch = 0..<colon
            start = colon + 1
        }
        self.epoch = epoch
        let hyphen = text.firstIndex(of: UInt8(ascii: "-"), from: start)
        version = start..<(hyphen ?? text.count)
        release = hyphen.map { $0 + 1..<text.count }
    }

    /// Epochs that are not numbers are ranked, as rpm's own comparison would, but no package has one.
    var isWellFormed: Bool {
        (epoch.map { VersionText.isNumber(text, $0) } ?? true) && !version.isEmpty && release?.isEmpty != true
    }

    func order(against other: RPMVersion) -> VersionOrder {
        let epochs = Self.order(epochText, epochRange, other.epochText, other.epochRange)
        return epochs != .same ? epochs : orderIgnoringEpoch(against: other)
    }

    /// Version and release alone, for versions that were read from the name of a source package, which has no epoch.
    func orderIgnoringEpoch(against other: RPMVersion) -> VersionOrder {
        let versions = Self.order(text, version, other.text, other.version)
        guard versions == .same else { return versions }
        switch (release, other.release) {
        case (nil, nil): return .same
        case (nil, _): return .before
        case (_, nil): return .after
        case (let mine?, let theirs?): return Self.order(text, mine, other.text, theirs)
        }
    }

    private var epochText: VersionBytes { epoch == nil ? VersionBytes("0") : text }
    private var epochRange: Range<Int> { epoch ?? 0..<1 }

    @inline(__always)
    private static func isSeparator(_ byte: UInt8) -> Bool {
        !VersionText.isDigit(byte) && !VersionText.isLetter(byte) && byte != UInt8(ascii: "~")
            && byte != UInt8(ascii: "^")
    }

    private static func order(
        _ left: VersionBytes, _ leftRange: Range<Int>, _ right: VersionBytes, _ rightRange: Range<Int>
    ) -> VersionOrder {
        var leftIndex = leftRange.lowerBound
        var rightIndex = rightRange.lowerBound
        let leftEnd = leftRange.upperBound
        let rightEnd = rightRange.upperBound
        while true {
            while leftIndex < leftEnd, isSeparator(left[leftIndex]) { leftIndex += 1 }
            while rightIndex < rightEnd, isSeparator(right[rightIndex]) { rightIndex += 1 }
            let leftByte: UInt8? = leftIndex < leftEnd ? left[leftIndex] : nil
            let rightByte: UInt8? = rightIndex < rightEnd ? right[rightIndex] : nil
            if leftByte == UInt8(ascii: "~") || rightByte == UInt8(ascii: "~") {
                if leftByte != UInt8(ascii: "~") { return .after }
                if rightByte != UInt8(ascii: "~") { return .before }
                leftIndex += 1
                rightIndex += 1
                continue
            }
            if leftByte == UInt8(ascii: "^") || rightByte == UInt8(ascii: "^") {
                if leftByte == nil { return .before }
                if rightByte == nil { return .after }
                if leftByte != UInt8(ascii: "^") { return .after }
                if rightByte != UInt8(ascii: "^") { return .before }
                leftIndex += 1
                rightIndex += 1
                continue
            }
            guard let leftByte, let rightByte else {
                return VersionOrder(leftByte == nil ? 0 : 1, rightByte == nil ? 0 : 1)
            }
            let isNumeric = VersionText.isDigit(leftByte)
            if isNumeric != VersionText.isDigit(rightByte) { return isNumeric ? .after : .before }
            let leftStop = endOfRun(left, from: leftIndex, to: leftEnd, digits: isNumeric)
            let rightStop = endOfRun(right, from: rightIndex, to: rightEnd, digits: isNumeric)
            let order =
                isNumeric
                ? VersionText.orderOfNumbers(left, leftIndex..<leftStop, right, rightIndex..<rightStop)
                : VersionText.orderOfBytes(left, leftIndex..<leftStop, right, rightIndex..<rightStop)
            if order != .same { return order }
            leftIndex = leftStop
            rightIndex = rightStop
        }
    }

    private static func endOfRun(_ text: VersionBytes, from start: Int, to end: Int, digits: Bool) -> Int {
        var index = start
        while index < end, digits ? VersionText.isDigit(text[index]) : VersionText.isLetter(text[index]) { index += 1 }
        return index
    }
}
