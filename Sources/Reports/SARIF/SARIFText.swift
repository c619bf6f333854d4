/// Text and paths as SARIF wants them.
enum SARIFText {
    /// A message: one sentence, and nothing in it reads as a link (SARIF 2.1.0 section 3.11.6).
    static func message(_ text: String) -> String {
        var result = ""
        var before: Unicode.Scalar?
        for scalar in OutsideText.sentence(text, limit: 2000).unicodeScalars {
            if before == "]", scalar == "(" { result += " " }
            result.unicodeScalars.append(scalar)
            before = scalar
        }
        return result
    }

    /// A path as a URI reference (RFC 3986): everything percent-encoded that may not stand in one.
    ///
    /// An absolute path becomes a `file:` URI.
    static func uri(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var result = path.utf8.first == UInt8(ascii: "/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "@"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += "%"
                result.unicodeScalars.append(digits[Int(byte >> 4)])
                result.unicodeScalars.append(digits[Int(byte & 0x0F)])
            }
        }
        return result
    }
}
