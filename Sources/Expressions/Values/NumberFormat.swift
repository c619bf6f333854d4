/// How numbers become text, without any locale.
enum NumberFormat {
    /// A fraction of a second with its point and without trailing zeros; empty for none.
    static func fraction(nanoseconds: Int) -> String {
        guard nanoseconds > 0 else { return "" }
        var digits = Array(padded(nanoseconds, 9).utf8)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return "." + String(decoding: digits, as: UTF8.self)
    }

    /// A number that is not negative, with leading zeros up to a width.
    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    /// The shortest text that reads back as the same double, in the form of Go's `%g`, which cel-go prints.
    ///
    /// `1`, `0.5`, `123.456`, `1e+06`, `1e-05`, `NaN`, `+Inf`. An exponent is used below 1e-4 and from 1e6 on.
    static func text(_ double: Double) -> String {
        if double.isNaN { return "NaN" }
        if double.isInfinite { return double < 0 ? "-Inf" : "+Inf" }
        let sign = double.sign == .minus ? "-" : ""
        guard double != 0 else { return sign + "0" }
        let (digits, point) = decimal(double.magnitude)
        let count = digits.count
        let exponent = point - 1
        if exponent < -4 || exponent >= 6 {
            let tail = count > 1 ? "." + string(digits[1...]) : ""
            let power = padded(abs(exponent), 2)
            return sign + string(digits[..<1]) + tail + (exponent < 0 ? "e-" : "e+") + power
        }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + string(digits[...]) }
        if count <= point { return sign + string(digits[...]) + String(repeating: "0", count: point - count) }
        return sign + string(digits[..<point]) + "." + string(digits[point...])
    }

    private static func string(_ digits: ArraySlice<UInt8>) -> String { String(decoding: digits, as: UTF8.self) }

    /// The significant digits of a positive double, and where the decimal point stands after the first of them.
    private static func decimal(_ double: Double) -> (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = Array(double.description.utf8)
        for (position, byte) in text.enumerated() {
            if byte == UInt8(ascii: ".") {
                point = digits.count
            } else if byte == UInt8(ascii: "e") {
                exponent = Int(String(decoding: text[(position + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte)
            }
        }
        var place = (point ?? digits.count) + exponent
        while digits.count > 1, digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            place -= 1
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, place)
    }
}
