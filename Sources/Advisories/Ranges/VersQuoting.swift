/// Percent-encoding of versions inside a `vers:` text.
enum VersQuoting {
    /// Separators and comparators, which must be encoded inside a version.
    static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "*"),
            UInt8(ascii: "|"):
            true
        default: false
        }
    }

    /// Letters, digits and `.-_~:+` as they are, the rest in upper-case hexadecimal.
    static func quoted(_ version: String) -> String {
        var bytes: [UInt8] = []
        for byte in version.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Nothing for a `%` without two hexadecimal digits, or for bytes that are no UTF-8.
    static func unquoted(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func value(_ digit: UInt8) -> UInt8? {
        if VersionText.isDigit(digit) { return digit - 48 }
        let letter = (digit | 0x20) &- 97
        return letter < 6 ? letter + 10 : nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        if VersionText.isDigit(byte) || VersionText.isLetter(byte) { return true }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"),
            UInt8(ascii: "+"):
            return true
        default: return false
        }
    }
}
