/// The order of RFC 8785, section 3.2.3: by UTF-16 code units.
enum UTF16Order {
    static func precedes(_ left: String, _ right: String) -> Bool {
        var (left, right) = (left.utf8.makeIterator(), right.utf8.makeIterator())
        while let byte = right.next() {
            guard let other = left.next() else { return true }
            if other != byte { return rank(other) < rank(byte) }
        }
        return false
    }

    /// Makes UTF-8 bytes sort as UTF-16 code units do.
    ///
    /// The two orders differ in one thing: characters beyond U+FFFF, whose UTF-8 begins with F0 to F4, are surrogates in
    /// UTF-16 and stand before U+E000 to U+FFFF, whose UTF-8 begins with EE and EF.
    private static func rank(_ byte: UInt8) -> UInt8 {
        byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
    }
}
