/// ASCII-only case folding: identities never follow a locale or Unicode case tables.
enum ASCIICase {
    static func lowered(_ text: String) -> String {
        guard text.utf8.contains(where: isUpper) else { return text }
        return String(decoding: text.utf8.map { isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    static func raised(_ text: String) -> String {
        guard text.utf8.contains(where: isLower) else { return text }
        return String(decoding: text.utf8.map { isLower($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
    }

    static func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
    static func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
