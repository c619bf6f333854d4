/// Base64 (RFC 4648) that has exactly one text for the same bytes.
package enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    /// The value of each byte as a digit of the standard alphabet; 255 for all others.
    private static let standardValues = values(of: digits)
    private static let urlValues = values(of: digits.dropLast(2) + Array("-_".utf8))

    private static func values(of digits: [UInt8]) -> [UInt8] {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }

    /// The standard alphabet with padding, as bytes of a text without line breaks.
    package static func encodedBytes(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            let second = index + 1 < bytes.count ? bytes[index + 1] : 0
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            text.append(digits[Int(first >> 2)])
            text.append(digits[Int((first & 0x03) << 4 | second >> 4)])
            text.append(index + 1 < bytes.count ? digits[Int((second & 0x0F) << 2 | third >> 6)] : padding)
            text.append(index + 2 < bytes.count ? digits[Int(third & 0x3F)] : padding)
            index += 3
        }
        return text
    }

    /// The standard alphabet with padding, without line breaks.
    package static func encode(_ bytes: [UInt8]) -> String { String(decoding: encodedBytes(bytes), as: UTF8.self) }

    /// The bytes of a padded text in the standard alphabet; nothing for white space, other alphabets, missing or
    /// surplus padding, and bits that are set but not used.
    package static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8)) }

    package static func decode(_ text: [UInt8]) -> [UInt8]? { decode(text, values: standardValues) }

    /// As `decode`, but a text may be in the URL-safe alphabet instead, as DSSE allows; the two are never mixed.
    package static func decodeEitherAlphabet(_ text: String) -> [UInt8]? {
        let text = Array(text.utf8)
        return decode(text, values: standardValues) ?? decode(text, values: urlValues)
    }

    private static func decode(_ text: [UInt8], values: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        let padded = text.reversed().prefix { $0 == padding }.count
        guard padded <= 2 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for digit in text.dropLast(padded) {
            let value = values[Int(digit)]
            guard value != 255 else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                bits &= (1 << UInt32(count)) - 1
            }
        }
        return bits == 0 ? bytes : nil
    }
}
