extension Base64 {
    /// The URL-safe alphabet without padding (RFC 4648 section 5), as WebAuthn and JOSE write bytes.
    package static func encodeURLSafe(_ bytes: [UInt8]) -> String {
        let text = encodedBytes(bytes).prefix { $0 != UInt8(ascii: "=") }
        return String(
            decoding: text.map { byte in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                default: byte
                }
            }, as: UTF8.self)
    }

    /// The bytes of an unpadded text in the URL-safe alphabet; nothing for padding, the other alphabet, white space, and
    /// bits that are set but not used.
    package static func decodeURLSafe(_ text: String) -> [UInt8]? {
        var digits: [UInt8] = []
        digits.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
            case UInt8(ascii: "-"): digits.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): digits.append(UInt8(ascii: "/"))
            default: digits.append(byte)
            }
        }
        while !digits.count.isMultiple(of: 4) { digits.append(UInt8(ascii: "=")) }
        return decode(digits)
    }
}
