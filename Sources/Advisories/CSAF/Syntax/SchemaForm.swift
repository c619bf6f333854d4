/// The forms of texts that the JSON schemas ask for by pattern or format.
enum SchemaForm {
    /// Whether a text is of a named form; a name that is not known is of none.
    static func accepts(_ text: String, as form: String) -> Bool {
        let bytes = Array(text.utf8)
        switch form {
        case "algorithm":
            return bytes.first.map { $0 != UInt8(ascii: "-") } == true
                && bytes.allSatisfy { isLower($0) || VersionText.isDigit($0) || $0 == UInt8(ascii: "-") }
        case "category":
            return isTrimmed(bytes, also: "-_.")
        case "cpe": return CPEName(text) != nil
        case "cve": return CVEID.isOne(text)
        case "cwe":
            let number = bytes.dropFirst(4)
            return bytes.starts(with: "CWE-".utf8) && (1...6).contains(number.count)
                && number.first != UInt8(ascii: "0") && number.allSatisfy(VersionText.isDigit)
        case "cweversion": return CWEVersion(text) != nil && bytes.first != UInt8(ascii: "0")
        case "date-time": return CSAFMoment(text) != nil
        case "hash": return bytes.count >= 32 && bytes.allSatisfy { isHexadecimal($0 | 0x20) }
        case "lowerhash": return bytes.count >= 32 && bytes.allSatisfy(isHexadecimal)
        case "language":
            if case .malformed = LanguageTag(text).verdict { return false }
            return true
        case "probability":
            guard bytes.count >= 3, bytes[1] == UInt8(ascii: "."), bytes.dropFirst(2).allSatisfy(VersionText.isDigit)
            else {
                return false
            }
            return bytes[0] == UInt8(ascii: "0")
                || bytes[0] == UInt8(ascii: "1") && bytes.dropFirst(2).allSatisfy { $0 == UInt8(ascii: "0") }
        // Whether it is a package URL is said by test 6.1.13.
        case "purl": return bytes.count >= 7 && bytes.starts(with: "pkg:".utf8)
        case "revision": return RevisionNumber(text) != nil
        case "trimmed": return isTrimmed(bytes, also: "")
        case "uri":
            let scheme = bytes.prefix { $0 != UInt8(ascii: ":") }
            return scheme.count < bytes.count && scheme.first.map { isLower($0 | 0x20) } == true
                && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
        case "uuid":
            let groups = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(isHexadecimal) }
                && (groups[2].first == UInt8(ascii: "4") || Set(groups.joined()).count == 1)
        default: return false
        }
    }

    /// Whether the text neither begins nor ends with white space or one of the other characters.
    private static func isTrimmed(_ bytes: [UInt8], also others: String) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        return ![first, last].contains { VersionText.isSpace($0) || others.utf8.contains($0) }
    }

    private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        VersionText.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
