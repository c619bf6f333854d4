package import Documents

/// Who a git object says made it, and when; claimed by the object, proven by nothing.
package struct GitIdentity: Sendable, Hashable {
    package let name: String
    package let email: String
    package let time: Timestamp
    /// The offset from UTC that was written, in minutes; for display only.
    package let offsetMinutes: Int

    /// Reads `NAME <EMAIL> SECONDS ±hhmm`; nothing for any other spelling, or text that is not UTF-8.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let open = bytes.firstIndex(of: UInt8(ascii: "<")), let close = bytes.firstIndex(of: UInt8(ascii: ">")),
            open < close, bytes[(open + 1)...].firstIndex(of: UInt8(ascii: "<")) == nil,
            bytes[(close + 1)...].firstIndex(of: UInt8(ascii: ">")) == nil,
            open > bytes.startIndex, bytes[open - 1] == 0x20,
            let name = String(validating: bytes[..<(open - 1)], as: UTF8.self),
            let email = String(validating: bytes[(open + 1)..<close], as: UTF8.self)
        else { return nil }
        let parts = bytes[(close + 1)...].split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, let time = Self.time(parts[1]), let offset = Self.offset(parts[2])
        else { return nil }
        self.name = name
        self.email = email
        self.time = time
        offsetMinutes = offset
    }

    private static func time(_ digits: ArraySlice<UInt8>) -> Timestamp? {
        guard (1...12).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }),
            digits.count == 1 || digits.first != 48
        else { return nil }
        return Timestamp(secondsSinceEpoch: digits.reduce(0) { $0 * 10 + Int64($1 - 48) })
    }

    private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
        let digits = text.dropFirst().map { Int($0) - 48 }
        guard digits.count == 4, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
        switch text.first {
        case UInt8(ascii: "+"): return minutes
        case UInt8(ascii: "-"): return -minutes
        default: return nil
        }
    }
}
