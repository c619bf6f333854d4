import Testing

@testable import Attestation

@Suite("canonical CBOR") struct CBORReaderTests {
    private func read(_ hex: String) throws -> CBORValue { try CBORReader.value(bytes(hex)) }

    @Test("values of RFC 8949 appendix A that authenticators write") func values() throws {
        #expect(try read("00") == .integer(0))
        #expect(try read("1818") == .integer(24))
        #expect(try read("1b7fffffffffffffff") == .integer(.max))
        #expect(try read("3b7fffffffffffffff") == .integer(.min))
        #expect(try read("3863") == .integer(-100))
        #expect(try read("4401020304") == .bytes([1, 2, 3, 4]))
        #expect(try read("f5") == .bool(true))
        #expect(try read("a201020304")[3]?.integer == 4)
        #expect(try read("a26161016162820203")["a"]?.integer == 1)
    }

    @Test(
        "what is not canonical, not definite or not taken is refused",
        arguments: [
            "", "1800", "1817", "190018", "1a0000ffff", "1b00000000ffffffff", "1bffffffffffffffff",
            "3bffffffffffffffff", "5801", "5f4101ff", "9fff", "bfff", "c000", "f7", "f818", "f90000",
            "fb0000000000000000",
            "ff", "1c", "61ff", "8201", "a201020103", "a203040102", "a2616201616101", "a262616101616201", "a1f500",
            "a1410100", "0000", "9b7fffffffffffffff", "5b7fffffffffffffff", "bb7fffffffffffffff",
        ])
    func refused(hex: String) { #expect(refusal { try read(hex) } == .passkeyCBOR) }

    @Test("nesting is bounded") func depth() {
        #expect(throws: Never.self) { try read(String(repeating: "81", count: 8) + "00") }
        #expect(refusal { try read(String(repeating: "81", count: 9) + "00") } == .passkeyCBOR)
        #expect(refusal { try read(String(repeating: "81", count: 60_000)) } == .passkeyCBOR)
    }

    @Test("more than 64 KiB is refused before it is read") func size() {
        #expect(refusal { try CBORReader.value([UInt8](repeating: 0, count: 65_537)) } == .tooLarge)
    }

    @Test("random bytes trap nothing, here and in what reads on from them") func random() {
        var generator = SeededBytes(seed: 11)
        var taken = 0
        for _ in 0..<40_000 {
            let bytes = generator.bytes(upTo: 80)
            if (try? CBORReader.value(bytes)) != nil { taken += 1 }
            _ = try? AuthenticatorData(bytes)
            _ = try? ClientData(bytes)
            _ = try? COSEKey(CBORReader.value(bytes))
        }
        #expect(taken > 0)
    }
}

/// Bytes of hexadecimal digits.
func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8).map { $0 > 0x60 ? $0 - 0x57 : $0 - 0x30 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// Bytes that are the same in every run (splitmix64).
struct SeededBytes {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func bytes(upTo length: UInt64) -> [UInt8] {
        (0..<Int(next() % (length + 1))).map { _ in UInt8(truncatingIfNeeded: next()) }
    }
}
