import Documents

/// JSON values that stand one after the other in a text, as the YAML suite writes the documents of a stream.
enum JSONStream {
    static func values(of bytes: [UInt8]) throws(Diagnostics) -> [JSONValue] {
        var values: [JSONValue] = []
        var start = 0
        while start < bytes.count {
            if isSpace(bytes[start]) {
                start += 1
            } else {
                let end = end(of: bytes, from: start)
                values.append(try JSONReader.value(Array(bytes[start..<end])))
                start = end
            }
        }
        return values
    }

    /// Where the value ends that begins at an offset; whether it is one at all is for the reader to say.
    private static func end(of bytes: [UInt8], from start: Int) -> Int {
        var depth = 0
        var isQuoted = false
        var offset = start
        while offset < bytes.count {
            let byte = bytes[offset]
            if isQuoted {
                if byte == UInt8(ascii: "\\") { offset += 1 }
                if byte == UInt8(ascii: "\"") { isQuoted = false }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isQuoted = true
                case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                case _ where isSpace(byte) && depth <= 0: return offset
                default: break
                }
            }
            offset += 1
            if depth <= 0, !isQuoted, isClosing(byte) { return min(offset, bytes.count) }
        }
        return bytes.count
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
