/// An ECDSA signature as two numbers of the curve's length, read from strict DER (SEC 1, RFC 3279 section 2.2.3).
struct ECDSASignatureValue: Sendable {
    /// `r` and `s`, big-endian and padded to the curve's length, one after the other (IEEE P1363).
    let raw: [UInt8]

    /// Nothing when the encoding is not the only DER form of two positive numbers of at most `length` bytes.
    init?(der: [UInt8], length: Int) {
        var rest = der[...]
        guard let body = Self.element(0x30, from: &rest), rest.isEmpty else { return nil }
        rest = body
        guard let first = Self.element(0x02, from: &rest), let r = Self.number(first, length: length),
            let second = Self.element(0x02, from: &rest), let s = Self.number(second, length: length), rest.isEmpty
        else { return nil }
        raw = r + s
    }

    /// Nothing when the length is not exactly twice the curve's, or a number is zero.
    init?(raw: [UInt8], length: Int) {
        guard raw.count == 2 * length, raw.prefix(length).contains(where: { $0 != 0 }),
            raw.suffix(length).contains(where: { $0 != 0 })
        else { return nil }
        self.raw = raw
    }

    /// Two unsigned big-endian numbers as an SSH signature holds them, without sign bytes.
    init?(r: ArraySlice<UInt8>, s: ArraySlice<UInt8>, length: Int) {
        guard let r = Self.number(r, length: length), let s = Self.number(s, length: length) else { return nil }
        raw = r + s
    }

    private static func element(_ tag: UInt8, from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard rest.popFirst() == tag, let short = rest.popFirst() else { return nil }
        var length = Int(short)
        if short == 0x81 {
            guard let long = rest.popFirst(), long >= 0x80 else { return nil }
            length = Int(long)
        } else if short >= 0x80 {
            return nil
        }
        guard length <= rest.count else { return nil }
        let body = rest.prefix(length)
        rest = rest.dropFirst(length)
        return body
    }

    /// A positive two's complement number in its shortest form, padded to `length`.
    private static func number(_ bytes: ArraySlice<UInt8>, length: Int) -> [UInt8]? {
        guard let first = bytes.first, first < 0x80 else { return nil }
        var digits = bytes
        if first == 0 {
            digits = bytes.dropFirst()
            guard let second = digits.first, second >= 0x80 else { return nil }
        }
        guard digits.count <= length else { return nil }
        return [UInt8](repeating: 0, count: length - digits.count) + digits
    }
}
