package import Artifacts

/// A digest as 32 bytes without a heap allocation: what the promotion index is asked by.
///
/// A SHA-256 digest is its own bytes. Any other is the SHA-256 of its text, which no other text has.
package struct DigestKey: Sendable, Hashable {
    private let words: SIMD4<UInt64>

    package init(_ digest: Digest) {
        guard digest.algorithm == .sha256, let words = Self.words(digest.hex.utf8) else {
            let named = Digest.sha256(of: Array(digest.description.utf8))
            self.words = Self.words(named.hex.utf8) ?? .zero
            return
        }
        self.words = words
    }

    /// Reads 64 lower-case hexadecimal digits; nothing for any other text.
    init?(hex: String) {
        guard let words = Self.words(hex.utf8) else { return nil }
        self.words = words
    }

    /// 64 lower-case hexadecimal digits.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for index in 0..<4 {
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                text.append(digits[Int(words[index] >> shift & 0xF)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func words(_ hex: String.UTF8View) -> SIMD4<UInt64>? {
        guard hex.count == 64 else { return nil }
        var words = SIMD4<UInt64>.zero
        for (position, byte) in hex.enumerated() {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            words[position >> 4] = words[position >> 4] << 4 | UInt64(digit)
        }
        return words
    }
}
