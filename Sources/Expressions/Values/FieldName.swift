/// A string key together with a number that is the same for the same bytes.
///
/// The number (FNV-1a, 64 bits) only saves comparisons; strings are always compared when it agrees.
struct FieldName: Sendable {
    let text: String
    let fingerprint: UInt64

    init(_ text: String) {
        self.text = text
        var fingerprint: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { fingerprint = (fingerprint ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.fingerprint = fingerprint
    }
}
