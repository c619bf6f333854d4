import Artifacts
import Testing

@Suite("Zstandard") struct ZstandardTests {
    private static let text = Array(String(repeating: "the same words over and over, ", count: 5000).utf8)

    private func code(_ bytes: [UInt8], limit: Int = 1 << 24) -> ArchiveError.Code? {
        do { _ = try Zstandard.decompressed(bytes, limit: limit) } catch { return error.code }
        return nil
    }

    @Test("packs and unpacks") func roundTrip() throws {
        let frame = try #require(Zstandard.compressed(Self.text))
        #expect(frame.count < Self.text.count / 10)
        #expect(Zstandard.isFrame(frame))
        #expect(try Zstandard.decompressed(frame, limit: Self.text.count) == Self.text)
        #expect(Zstandard.compressed([1, 2, 3]) == nil)
        var chance = SystemRandomNumberGenerator()
        #expect(Zstandard.compressed((0..<4000).map { _ in UInt8.random(in: 0...255, using: &chance) }) == nil)
    }

    @Test("never gives more than the limit, nor anything of damaged data") func refusals() throws {
        let frame = try #require(Zstandard.compressed(Self.text))
        #expect(code(frame, limit: Self.text.count - 1) == .byteLimit)
        #expect(code(frame, limit: 0) == .byteLimit)
        #expect(code(Array(frame.dropLast(3))) == .truncated)
        #expect(code(frame + [0]) == .malformed)
        #expect(code([]) == .truncated)
        #expect(code(Array("no frame at all".utf8)) == .malformed)
        for position in stride(from: 0, to: frame.count, by: 3) {
            var damaged = frame
            damaged[position] ^= 0x55
            // Damage may go unnoticed here, but never past the limit; digests find the rest.
            if let bytes = try? Zstandard.decompressed(damaged, limit: Self.text.count) {
                #expect(bytes.count <= Self.text.count)
            }
        }
    }
}
