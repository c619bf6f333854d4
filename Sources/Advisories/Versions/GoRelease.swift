/// The name of a Go release, such as `1.21.3` of `go1.21.3` or `1.22rc1`: numbers, then `beta` or `rc` and a number.
struct GoRelease: Sendable {
    private let text: VersionBytes
    private let numbers: Range<Int>
    private let label: Range<Int>
    private let labelNumber: Range<Int>

    /// - Parameter isNamed: Whether the name began with `go`; what follows its numbers and label is dropped then, else
    ///   it makes the text something other than a release name.
    init?(_ text: VersionBytes, isNamed: Bool) {
        var end = 0
        while VersionText.isDigit(text[end]) || text[end] == UInt8(ascii: ".") { end += 1 }
        guard end > 0, isNamed || end < text.count else { return nil }
        self.text = text
        numbers = 0..<end
        let labelLength =
            VersionText.hasExactPrefix(text, at: end, "rc")
            ? 2 : VersionText.hasExactPrefix(text, at: end, "beta") ? 4 : 0
        label = end..<end + labelLength
        let numberEnd = VersionText.endOfDigits(text, from: label.upperBound, to: text.count)
        labelNumber = label.upperBound..<(labelLength == 0 ? label.upperBound : numberEnd)
        let hasLabel = !labelNumber.isEmpty && (isNamed || numberEnd == text.count)
        guard hasLabel || (isNamed && labelLength == 0), SemanticVersion(text[numbers]) != nil else { return nil }
    }

    func order(against other: GoRelease) -> VersionOrder {
        let order = DottedParts.orderOfNumbers(text, numbers, other.text, other.numbers)
        guard order == .same else { return order }
        guard !label.isEmpty, !other.label.isEmpty else {
            return VersionOrder(label.isEmpty ? 1 : 0, other.label.isEmpty ? 1 : 0)
        }
        let labels = VersionText.orderOfBytes(text, label, other.text, other.label)
        return labels != .same ? labels : VersionText.orderOfNumbers(text, labelNumber, other.text, other.labelNumber)
    }

    /// The order of `1.22rc1` as `1.22.0-rc.1`.
    func order(against module: SemanticVersion) -> VersionOrder {
        module.order(against: text, numbers: numbers, label: label, labelNumber: labelNumber).reversed
    }
}
