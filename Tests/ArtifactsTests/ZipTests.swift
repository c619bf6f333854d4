import Artifacts
import Testing

@Suite("zip archives") struct ZipTests {
    private func code(_ bytes: [UInt8], _ limits: ArchiveLimits = .standard) -> ArchiveError.Code? {
        do {
            _ = try Archive.entries(of: bytes, limits: limits)
            return nil
        } catch {
            return error.code
        }
    }

    /// The offset of the n-th place where the bytes stand.
    private func offset(of pattern: [UInt8], in bytes: [UInt8], number: Int = 0) throws -> Int {
        let found = bytes.indices.filter { bytes[$0...].starts(with: pattern) }
        return try #require(found.count > number ? found[number] : nil)
    }

    private let central: [UInt8] = [0x50, 0x4B, 1, 2]
    private let local: [UInt8] = [0x50, 0x4B, 3, 4]
    private let end: [UInt8] = [0x50, 0x4B, 5, 6]

    @Test("stored, deflated, streamed and UTF-8 names read alike", arguments: ["plain.zip", "streamed.zip"])
    func kinds(_ name: String) throws {
        let entries = try Archive.entries(of: try Fixture.bytes(name))
        #expect(entries.map(\.name) == ["stored.txt", "folder/deflated.txt", "empty.txt", "folder/größe.txt"])
        #expect(entries.map { $0.bytes.count } == [6, 900, 0, 10])
    }

    @Test("zip64 sizes and empty archives") func edges() throws {
        #expect(try Archive.entries(of: try Fixture.bytes("wide.zip")).map { $0.bytes.count } == [250])
        #expect(try Archive.entries(of: try Fixture.bytes("empty.zip")).isEmpty)
    }

    @Test("a symbolic link is named, and refused where only files are wanted") func links() throws {
        let bytes = try Fixture.bytes("link.zip")
        #expect(try Archive.contents(of: bytes).others.map(\.name) == ["link.txt"])
        #expect(code(bytes) == .notRegular)
    }

    @Test("the directory and the local headers must agree") func headers() throws {
        let original = try Fixture.bytes("plain.zip")
        let localStart = try offset(of: local, in: original)
        let centralStart = try offset(of: central, in: original)
        func changed(_ offset: Int, _ byte: UInt8? = nil) -> [UInt8] {
            var bytes = original
            bytes[offset] = byte ?? (bytes[offset] ^ 1)
            return bytes
        }
        #expect(code(changed(localStart + 30)) == .ambiguous, "name")
        #expect(code(changed(localStart + 8, 8)) == .ambiguous, "method")
        #expect(code(changed(localStart + 14)) == .ambiguous, "checksum")
        #expect(code(changed(localStart + 22)) == .ambiguous, "size")
        #expect(code(changed(localStart + 6)) == .ambiguous, "encryption flag")
        #expect(code(changed(centralStart + 8)) == .unsupported, "encryption flag")
        #expect(code(changed(centralStart + 10, 12)) == .unsupported, "bzip2")
        #expect(code(changed(centralStart + 34)) == .unsupported, "volumes")
        #expect(code(changed(centralStart + 42)) == .malformed, "offset")
        #expect(code(changed(localStart + 40)) == .checksum, "stored data")
    }

    @Test("end records that disagree are refused") func ends() throws {
        let original = try Fixture.bytes("plain.zip")
        let end = try offset(of: end, in: original)
        for (field, wanted) in [
            (4, ArchiveError.Code.unsupported), (8, .ambiguous), (12, .ambiguous), (16, .ambiguous),
        ] {
            var bytes = original
            bytes[end + field] ^= 1
            #expect(code(bytes) == wanted, "field \(field)")
        }
        var both = original
        both[end + 8] -= 1
        both[end + 10] -= 1
        #expect(code(both) == .ambiguous)
        #expect(code(original + [0]) == .truncated)
        #expect(code([0x50, 0x4B, 3, 4] + original) == .ambiguous)
        #expect(code(Array(original.dropLast())) == .truncated)
    }

    @Test("two entries may not share bytes") func overlap() throws {
        var bytes = try Fixture.bytes("plain.zip")
        // The second file's directory entry becomes a copy of the first's, under the same local header.
        let first = try offset(of: central, in: bytes)
        let second = try offset(of: central, in: bytes, number: 3)
        let third = try offset(of: central, in: bytes, number: 4)
        #expect(third - second == 46 + 9)
        bytes.replaceSubrange(second..<third, with: bytes[first..<(first + 46 + 10)])
        let end = try offset(of: end, in: bytes)
        bytes[end + 12] += 1
        #expect(code(bytes) == .duplicate)
    }

    @Test("hostile names are refused") func names() throws {
        let original = try Fixture.bytes("plain.zip")
        for name in ["../ored.tx", "/tored.txt", "s\\ored.txt", "st\u{1}red.txt", "c:ored.txt"] {
            var bytes = original
            for start in [try offset(of: local, in: original) + 30, try offset(of: central, in: original) + 46] {
                bytes.replaceSubrange(start..<(start + 10), with: Array(name.utf8))
            }
            #expect(code(bytes) == .name, "\(name)")
        }
    }

    @Test("limits hold, and a bomb is refused by its ratio") func limits() throws {
        let plain = try Fixture.bytes("plain.zip")
        #expect(code(plain, ArchiveLimits(maximumEntries: 5, maximumBytes: 916, maximumNameLength: 19)) == nil)
        #expect(code(plain, ArchiveLimits(maximumEntries: 4)) == .entryLimit)
        #expect(code(plain, ArchiveLimits(maximumBytes: 915)) == .byteLimit)
        #expect(code(plain, ArchiveLimits(maximumNameLength: 18)) == .nameLimit)
        #expect(code(try Fixture.bytes("bomb.zip")) == .ratioLimit)
        #expect(code(try Fixture.bytes("bomb.zip"), ArchiveLimits(maximumRatio: 2000)) == nil)
    }

    @Test("no changed or missing byte makes the reader trap", arguments: ["plain.zip", "streamed.zip", "wide.zip"])
    func mutations(_ name: String) throws {
        let original = try Fixture.bytes(name)
        for offset in original.indices {
            for byte in [0, 0x7F, 0x80, 0xFF] as [UInt8] {
                var bytes = original
                bytes[offset] = byte
                _ = try? Archive.contents(of: bytes)
            }
            _ = try? Archive.contents(of: Array(original.prefix(offset)))
        }
    }
}
