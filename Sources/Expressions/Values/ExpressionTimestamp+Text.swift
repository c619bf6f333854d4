extension ExpressionTimestamp {
    /// Reads RFC 3339: `2026-11-23T10:00:00Z`, up to nine digits of a fraction, `Z` or a numeric offset.
    ///
    /// Nothing for any other text, a day that does not exist, a leap second, or a moment out of range.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let year = DigitText.number(bytes[0..<4]),
            let month = DigitText.number(bytes[5..<7]), let day = DigitText.number(bytes[8..<10]),
            let hour = DigitText.number(bytes[11..<13]), let minute = DigitText.number(bytes[14..<16]),
            let second = DigitText.number(bytes[17..<19]),
            let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
        else { return nil }
        var rest = bytes[19...]
        var nanoseconds = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (48...57).contains($0) }
            guard (1...9).contains(digits.count), let number = DigitText.number(digits) else { return nil }
            nanoseconds = (digits.count..<9).reduce(number) { product, _ in product * 10 }
            rest = rest.dropFirst(1 + digits.count)
        }
        let isZulu = rest.elementsEqual([UInt8(ascii: "Z")]) || rest.elementsEqual([UInt8(ascii: "z")])
        guard let offset = isZulu ? 0 : TimeZoneOffset.seconds(rest, signed: true) else { return nil }
        let seconds = date.daysSinceEpoch * 86400 + hour * 3600 + minute * 60 + second - offset
        self.init(seconds: Int64(seconds), nanoseconds: Int32(nanoseconds))
    }

    /// RFC 3339 in UTC, with as many digits of a fraction as needed.
    package var text: String {
        let (date, rest) = civil(offset: 0)
        return NumberFormat.padded(date.year, 4) + "-" + NumberFormat.padded(date.month, 2) + "-"
            + NumberFormat.padded(date.day, 2) + "T" + NumberFormat.padded(rest / 3600, 2) + ":"
            + NumberFormat.padded(rest / 60 % 60, 2) + ":" + NumberFormat.padded(rest % 60, 2)
            + NumberFormat.fraction(nanoseconds: Int(nanoseconds)) + "Z"
    }

    /// The local day and the second of that day, so many seconds east of UTC.
    func civil(offset: Int) -> (date: CivilDate, secondOfDay: Int) {
        let local = Int(seconds) + offset
        let days = local >= 0 ? local / 86400 : (local - 86399) / 86400
        return (CivilDate(daysSinceEpoch: days), local - days * 86400)
    }
}

/// Numbers written in plain decimal digits.
enum DigitText {
    /// Nothing when a byte is no digit; for at most nine digits.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.count <= 9, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
}
