/// A version that is a time as RFC 3339 writes it, compared as the instant it names, whatever its offset.
struct TimestampVersion: VersionForm {
    private let text: VersionBytes
    /// Seconds from an arbitrary beginning.
    private let seconds: Int
    private let fraction: Range<Int>

    init?(_ text: VersionBytes) {
        self.text = text
        var offset = 0
        var index = 19
        let separators: [(Int, UInt8)] = [(4, 45), (7, 45), (10, 84), (13, 58), (16, 58)]
        guard separators.allSatisfy({ text[$0.0] & ($0.1 == 84 ? 0xDF : 0xFF) == $0.1 }),
            let year = Self.number(text, 0..<4), let month = Self.number(text, 5..<7, 1...12),
            let day = Self.number(text, 8..<10, 1...31), let hour = Self.number(text, 11..<13, 0...23),
            let minute = Self.number(text, 14..<16, 0...59), let second = Self.number(text, 17..<19, 0...60)
        else { return nil }
        if text[index] == UInt8(ascii: ".") {
            let end = VersionText.endOfDigits(text, from: index + 1, to: text.count)
            guard end > index + 1 else { return nil }
            var stop = end
            while stop > index + 1, text[stop - 1] == 48 { stop -= 1 }
            fraction = index + 1..<stop
            index = end
        } else {
            fraction = index..<index
        }
        switch text[index] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"): index += 1
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard text[index + 3] == UInt8(ascii: ":"), let hours = Self.number(text, index + 1..<index + 3, 0...23),
                let minutes = Self.number(text, index + 4..<index + 6, 0...59)
            else { return nil }
            offset = (hours * 60 + minutes) * (text[index] == UInt8(ascii: "-") ? -60 : 60)
            index += 6
        default: return nil
        }
        guard index == text.count else { return nil }
        seconds = Self.days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset
    }

    func order(against other: TimestampVersion) -> VersionOrder {
        seconds != other.seconds
            ? VersionOrder(seconds, other.seconds)
            : VersionText.orderOfBytes(text, fraction, other.text, other.fraction)
    }

    private static func number(_ text: VersionBytes, _ range: Range<Int>, _ allowed: ClosedRange<Int> = 0...9_999)
        -> Int?
    {
        guard range.upperBound <= text.count, VersionText.isNumber(text, range) else { return nil }
        let value = range.reduce(0) { $0 * 10 + Int(text[$1] - 48) }
        return allowed.contains(value) ? value : nil
    }

    /// Days of the Gregorian calendar since 1 March of year 0.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let month = month > 2 ? month - 3 : month + 9
        let leaps =
            (year >= 0 ? year : year - 399) / 400 - (year >= 0 ? year : year - 99) / 100 + (year >= 0 ? year : year - 3)
            / 4
        return year * 365 + leaps + (month * 153 + 2) / 5 + day
    }
}
