/// The first one or two numbers of a version such as `4.17.21`: most versions of a long list differ in them already, so that
/// neither has to be read.
struct LeadingNumbers {
    private let first: UInt64
    /// Nothing when no second number follows a full stop.
    private let second: UInt64?

    /// Nothing when the text does not begin with a number of at most eighteen digits, or when that is an epoch (`1!2.0`).
    init?(_ text: UnsafeRawBufferPointer) {
        var index = 0
        guard let first = Self.number(text, &index), index == text.count || text[index] != UInt8(ascii: "!") else {
            return nil
        }
        self.first = first
        guard index < text.count, text[index] == UInt8(ascii: ".") else {
            second = nil
            return
        }
        index += 1
        second = Self.number(text, &index)
    }

    /// Whether the two can't be the beginnings of equal versions.
    func tellApart(from other: LeadingNumbers) -> Bool {
        if first != other.first { return true }
        guard let second, let theirs = other.second else { return false }
        return second != theirs
    }

    private static func number(_ text: UnsafeRawBufferPointer, _ index: inout Int) -> UInt64? {
        let start = index
        var value: UInt64 = 0
        while index < text.count, VersionText.isDigit(text[index]) {
            guard index - start < 18 else { return nil }
            value = value * 10 + UInt64(text[index] - UInt8(ascii: "0"))
            index += 1
        }
        return index > start ? value : nil
    }
}
