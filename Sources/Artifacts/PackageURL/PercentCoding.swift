/// Percent-encoding as purls use it.
enum PercentCoding {
    /// Whether a byte stands as itself: letters, digits, `.`, `-`, `_`, `~` and the colon.
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    /// Appends the text with every byte that is not plain encoded as `%XX`, upper-case.
    /// - Parameter keepingSlash: Leaves `/` as it is, for parts that are lists of segments.
    static func append(_ text: String, keepingSlash: Bool = false, to output: inout [UInt8]) {
        for byte in text.utf8 {
            if isPlain(byte) || (keepingSlash && byte == UInt8(ascii: "/")) {
                output.append(byte)
            } else {
                output.append(UInt8(ascii: "%"))
                output.append(digit(byte >> 4))
                output.append(digit(byte & 0x0F))
            }
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// The decoded text.
    /// - Throws: `PackageURLError` for a bad escape, invalid UTF-8 or a control character.
    static func decode(_ bytes: ArraySlice<UInt8>) throws(PackageURLError) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            var byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "%") {
                guard bytes.endIndex - index >= 2, let high = value(bytes[index]), let low = value(bytes[index + 1])
                else { throw PackageURLError(.encoding, "a percent sign is not followed by two hexadecimal digits") }
                byte = high << 4 | low
                index += 2
            }
            guard byte >= 0x20, byte != 0x7F else {
                throw PackageURLError(.encoding, "it holds a control character")
            }
            decoded.append(byte)
        }
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw PackageURLError(.encoding, "its escapes are not valid UTF-8")
        }
        return text
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
