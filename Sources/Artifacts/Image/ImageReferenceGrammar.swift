/// The character rules of image references.
enum ImageReferenceGrammar {
    typealias Bytes = ArraySlice<UInt8>

    /// The first segment is a registry when it holds a dot or a colon, is `localhost`, or is a bracketed address.
    static func looksLikeHost(_ bytes: Bytes) -> Bool {
        bytes.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || ASCIICase.isUpper($0) }
            || bytes.elementsEqual("localhost".utf8) || bytes.first == UInt8(ascii: "[")
    }

    /// A DNS name, IPv4 address or bracketed IPv6 address, with an optional port.
    static func isHost(_ bytes: Bytes) -> Bool {
        var host = bytes
        if host.first == UInt8(ascii: "[") {
            guard let close = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let inner = host[(host.startIndex + 1)..<close]
            guard inner.count >= 2, inner.allSatisfy({ isHexadecimal($0) || $0 == UInt8(ascii: ":") }) else {
                return false
            }
            let rest = host[(close + 1)...]
            return rest.isEmpty || (rest.first == UInt8(ascii: ":") && isPort(rest.dropFirst()))
        }
        if let colon = host.firstIndex(of: UInt8(ascii: ":")) {
            guard isPort(host[(colon + 1)...]) else { return false }
            host = host[..<colon]
        }
        return host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            guard let first = label.first, let last = label.last else { return false }
            return isAlphanumeric(first) && isAlphanumeric(last)
                && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    /// Segments of lower-case letters and digits with single `.`, one or two `_`, or any number of `-` between them.
    static func isRepository(_ bytes: Bytes) -> Bool {
        guard bytes.count <= 255 else { return false }
        return bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy(isSegment)
    }

    private static func isSegment(_ segment: Bytes) -> Bool {
        guard let first = segment.first, let last = segment.last, isLowerAlphanumeric(first), isLowerAlphanumeric(last)
        else { return false }
        return segment.split(whereSeparator: isLowerAlphanumeric).allSatisfy { separator in
            separator.elementsEqual(".".utf8) || separator.elementsEqual("_".utf8)
                || separator.elementsEqual("__".utf8) || separator.allSatisfy { $0 == UInt8(ascii: "-") }
        }
    }

    /// A word character, then up to 127 word characters, dots and dashes.
    static func isTag(_ bytes: Bytes) -> Bool {
        guard let first = bytes.first, bytes.count <= 128 else { return false }
        func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "_") }
        return isWord(first) && bytes.allSatisfy { isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    private static func isPort(_ bytes: Bytes) -> Bool {
        guard (1...5).contains(bytes.count), bytes.allSatisfy(ASCIICase.isDigit) else { return false }
        return (Int(String(decoding: bytes, as: UTF8.self)) ?? Int.max) <= 65_535
    }

    private static func isLowerAlphanumeric(_ byte: UInt8) -> Bool {
        ASCIICase.isLower(byte) || ASCIICase.isDigit(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLowerAlphanumeric(byte) || ASCIICase.isUpper(byte) }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
