/// A fixed distance from UTC, as the time zone of an accessor.
///
/// Named zones (`Europe/Berlin`) need a database whose content changes from machine to machine; a decision could not
/// be derived again, so they are refused.
enum TimeZoneOffset {
    /// Seconds east of UTC for `UTC`, `Z`, `+02:00`, `-09:30` or `02:00`; nothing for anything else.
    static func seconds(_ name: String) -> Int? {
        if name.isEmpty || ByteString.same(name, "UTC") || ByteString.same(name, "Z") { return 0 }
        return seconds(Array(name.utf8)[...], signed: false)
    }

    /// Reads `+hh:mm` or `-hh:mm`; the sign may be missing unless it is asked for.
    static func seconds(_ text: ArraySlice<UInt8>, signed: Bool) -> Int? {
        var digits = text
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            digits = digits.dropFirst()
        } else if signed {
            return nil
        }
        guard digits.count == 5, digits[digits.startIndex + 2] == UInt8(ascii: ":"),
            let hours = DigitText.number(digits.prefix(2)), let minutes = DigitText.number(digits.suffix(2)),
            hours < 24, minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return isNegative ? -seconds : seconds
    }
}
