/// Reads the numbers of JSON and of YAML's core schema from the text they were written as.
enum NumberText {
    /// The value of a number written as an integer; nothing for `1.0`, `1e3`, and what does not fit 64 bits.
    static func integer(_ text: String) -> Int64? {
        if let integer = Int64(text) { return integer }
        // YAML 1.2.2, section 10.3.2: no sign before the two prefixes.
        if text.hasPrefix("0x") { return unsigned(text, radix: 16) }
        if text.hasPrefix("0o") { return unsigned(text, radix: 8) }
        return nil
    }

    /// The nearest double; nothing when the text is no number or beyond a double's range.
    static func double(_ text: String) -> Double? {
        if let double = Double(text), double.isFinite { return double }
        return integer(text).map { Double($0) }
    }

    private static func unsigned(_ text: String, radix: Int) -> Int64? {
        let digits = text.dropFirst(2)
        guard let first = digits.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else { return nil }
        return Int64(digits, radix: radix)
    }
}
