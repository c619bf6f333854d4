/// Writes a double as ECMAScript's `Number::toString` does (ECMA-262, section 6.1.6.1.20), which RFC 8785 asks for.
enum ECMAScriptNumber {
    /// The text of a finite double; both zeros are `0`.
    static func text(_ value: Double) -> String {
        if value == 0 { return "0" }
        if value < 0 { return "-" + text(-value) }
        let (digits, point) = shortest(value)
        let count = digits.count
        if count <= point, point <= 21 {
            return digits + String(repeating: "0", count: point - count)
        }
        if 0 < point, point <= 21 {
            return digits.prefix(point) + "." + digits.dropFirst(point)
        }
        if -6 < point, point <= 0 {
            return "0." + String(repeating: "0", count: -point) + digits
        }
        let exponent = point - 1
        let sign = exponent < 0 ? "-" : "+"
        let fraction = count == 1 ? "" : "." + digits.dropFirst()
        return digits.prefix(1) + fraction + "e" + sign + String(exponent.magnitude)
    }

    /// The shortest digits that give the value back, and where the decimal point stands before or behind them.
    ///
    /// Swift's own description has these very digits, only laid out in another way.
    private static func shortest(_ value: Double) -> (digits: String, point: Int) {
        let description = value.description
        let parts = description.split(separator: "e", maxSplits: 1)
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts.first.map { $0.split(separator: ".", maxSplits: 1) } ?? []
        let whole = mantissa.first ?? "0"
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        let all = whole + fraction
        let significant = all.drop { $0 == "0" }
        let point = whole.count + exponent - (all.count - significant.count)
        let trailing = significant.reversed().prefix { $0 == "0" }.count
        return (String(significant.dropLast(trailing)), point)
    }
}
