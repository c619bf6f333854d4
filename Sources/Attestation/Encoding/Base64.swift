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
        guard !bytes.isEmpty else { return [] }
        return [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text, count in
            let last = bytes.count - 1
            var index = 0
            while index < bytes.count {
                let first = bytes[index]
                let second = index + 1 <= last ? bytes[index + 1] : 0
                let third = index + 2 <= last ? bytes[index + 2] : 0
                text[count] = digits[Int(first >> 2)]
                text[count + 1] = digits[Int((first & 0x03) << 4 | second >> 4)]
                text[count + 2] = index + 1 <= last ? digits[Int((second & 0x0F) << 2 | third >> 6)] : padding
                text[count + 3] = index + 2 <= last ? digits[Int(third & 0x3F)] : padding
                index += 3
                count += 4
            }
        }
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
        // A digit that is none sets the high bit of this, and it stays set.
        var seen: UInt8 = 0
        let whole = padded == 0 ? text.count : text.count - 4
        var bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { bytes, count in
            var index = 0
            while index < whole {
                let (a, b) = (values[Int(text[index])], values[Int(text[index + 1])])
                let (c, d) = (values[Int(text[index + 2])], values[Int(text[index + 3])])
                seen |= a | b | c | d
                bytes[count] = a << 2 | b >> 4
                bytes[count + 1] = b << 4 | c >> 2
                bytes[count + 2] = c << 6 | d
                index += 4
                count += 3
            }
        }
        guard seen & 0x80 == 0 else { return nil }
        if padded > 0 {
            let rest = text[whole...].dropLast(padded).map { values[Int($0)] }
            guard rest.allSatisfy({ $0 & 0x80 == 0 }), rest.count >= 2 else { return nil }
            bytes.append(rest[0] << 2 | rest[1] >> 4)
            if rest.count == 2 {
                guard rest[1] & 0x0F == 0 else { return nil }
            } else {
                guard rest[2] & 0x03 == 0 else { return nil }
                bytes.append(rest[1] << 4 | rest[2] >> 2)
            }
        }
        return bytes
    }
}
