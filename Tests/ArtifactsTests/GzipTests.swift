import Artifacts
import Testing

@Suite("gzip streams") struct GzipTests {
    private func code(_ body: () throws(ArchiveError) -> [UInt8]) -> ArchiveError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test("members are joined") func members() throws {
        let bytes = try Gzip.inflate(try Fixture.bytes("members.gz"), maximumBytes: 12)
        #expect(String(decoding: bytes, as: UTF8.self) == "first second")
    }

    @Test("the byte limit holds at the limit and refuses one less") func limit() throws {
        let bytes = try Fixture.bytes("members.gz")
        #expect(code { () throws(ArchiveError) in try Gzip.inflate(bytes, maximumBytes: 11) } == .byteLimit)
        #expect(code { () throws(ArchiveError) in try Gzip.inflate(bytes, maximumBytes: 0) } == .byteLimit)
    }

    @Test("a bomb is refused by its ratio") func ratio() throws {
        let bytes = try Fixture.bytes("zeros.gz")
        #expect(code { () throws(ArchiveError) in try Gzip.inflate(bytes, maximumBytes: 1 << 30) } == .ratioLimit)
        let generous = ArchiveLimits(maximumRatio: 2000)
        #expect(try Gzip.inflate(bytes, limits: generous).count == 4 << 20)
    }

    @Test("damage is refused by name") func damage() throws {
        let bytes = try Fixture.bytes("members.gz")
        #expect(code { () throws(ArchiveError) in try Gzip.inflate([], maximumBytes: 9) } == .notRecognised)
        #expect(code { () throws(ArchiveError) in try Gzip.inflate([1, 2, 3], maximumBytes: 9) } == .notRecognised)
        for count in 3..<bytes.count where count != bytes.count / 2 {
            let part = Array(bytes.prefix(count))
            let found = code { () throws(ArchiveError) in try Gzip.inflate(part, maximumBytes: 99) }
            #expect(found == .truncated || found == .trailingData, "first \(count) bytes")
        }
        #expect(code { () throws(ArchiveError) in try Gzip.inflate(bytes + [0], maximumBytes: 99) } == .trailingData)
        var broken = bytes
        broken[broken.count - 8] ^= 1
        let damaged = broken
        #expect(code { () throws(ArchiveError) in try Gzip.inflate(damaged, maximumBytes: 99) } == .malformed)
    }
}
