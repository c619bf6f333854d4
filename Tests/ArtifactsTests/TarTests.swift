import Artifacts
import Testing

@Suite("tar archives") struct TarTests {
    private func code(_ bytes: [UInt8], _ limits: ArchiveLimits = .standard) -> ArchiveError.Code? {
        do {
            _ = try Archive.entries(of: bytes, limits: limits)
            return nil
        } catch {
            return error.code
        }
    }

    private func code(_ build: (inout TarBuilder) -> Void) -> ArchiveError.Code? {
        var builder = TarBuilder()
        build(&builder)
        return code(builder.finished)
    }

    @Test("archives of Python in three formats read alike", arguments: ["gnu", "pax", "ustar"])
    func formats(_ format: String) throws {
        let entries = try Archive.entries(of: try Fixture.bytes("\(format).tar.gz"))
        let long = "a/" + String(repeating: "long-folder-name/", count: 10) + "file.txt"
        #expect(entries.map(\.name) == ["short.txt", "folder/größe.txt", long, "empty"])
        #expect(entries.map { $0.bytes.count } == [5, 7, 800, 0])
        #expect(String(decoding: entries[0].bytes, as: UTF8.self) == "short")
    }

    @Test("archives of GNU tar read alike", arguments: ["gnu-tool", "posix-tool"])
    func tool(_ name: String) throws {
        let entries = try Archive.entries(of: try Fixture.bytes("\(name).tar.gz"))
        #expect(Set(entries.map(\.name)) == ["top", String(repeating: "deep/", count: 30) + "file"])
    }

    @Test("links and devices are named, and refused where only files are wanted") func others() throws {
        let bytes = try Fixture.bytes("links.tar.gz")
        let contents = try Archive.contents(of: bytes)
        #expect(contents.files.map(\.name) == ["target"])
        #expect(contents.others.map(\.kind) == [.symbolicLink, .hardLink, .pipe, .device])
        #expect(code(bytes) == .notRegular)
    }

    @Test("an empty archive has no entries") func empty() throws {
        #expect(try Archive.entries(of: TarBuilder().finished).isEmpty)
    }

    @Test(
        "hostile names are refused",
        arguments: [
            "../x", "a/../../x", "/etc/passwd", "a\\b", "a/\u{1}", "..", "c:/x", "a/..", "\u{7F}", ".",
        ]) func names(_ name: String)
    {
        #expect(code { $0.add(name, "x") } == .name)
        #expect(
            code {
                $0.addRecords([("path", name)]); $0.add("innocent", "x")
            } == .name)
        #expect(
            code {
                $0.add("@LongLink", name + "\u{0}", type: "L"); $0.add("innocent", "x")
            } == .name)
    }

    @Test("harmless spellings are cleaned") func cleaned() throws {
        var builder = TarBuilder()
        builder.add("./a//b", "1")
        builder.add("./", type: "5")
        builder.add("c", "2", prefix: "deep/er")
        builder.add("old/", magic: "")
        #expect(try Archive.entries(of: builder.finished).map(\.name) == ["a/b", "deep/er/c"])
    }

    @Test("what two readers could see differently is refused") func ambiguous() {
        #expect(
            code {
                $0.addRecords([("size", "1")]); $0.add("a", "xyz")
            } == .ambiguous)
        #expect(
            code {
                $0.addRecords([("path", "a"), ("path", "b")]); $0.add("c", "x")
            } == .ambiguous)
        #expect(
            code {
                $0.addRecords([("path", "a")], type: "g"); $0.add("c", "x")
            } == .ambiguous)
        #expect(
            code { builder in
                builder.addRecords([("path", "a")])
                builder.add("@LongLink", "b\u{0}", type: "L")
                builder.add("c", "x")
            } == .ambiguous)
        #expect(code { $0.add("folder", type: "5", size: "00000000001") } == .ambiguous)
        #expect(
            code {
                $0.add("a", "x"); $0.add("a", "y")
            } == .duplicate)
        #expect(
            code {
                $0.add("a", "x"); $0.add("a/b", "y")
            } == .duplicate)
        #expect(
            code {
                $0.add("a/b", "x"); $0.add("a", "y")
            } == .duplicate)
        #expect(
            code {
                $0.add("a", "x"); $0.add("./a", "y")
            } == .duplicate)
        #expect(
            code {
                $0.add("a", "x"); $0.add("a", type: "5")
            } == .duplicate)
    }

    @Test("damage is refused by name") func damage() {
        var builder = TarBuilder()
        builder.add("a", "content")
        #expect(code(builder.bytes) == .truncated)
        #expect(code(builder.bytes + [UInt8](repeating: 0, count: 512)) == .truncated)
        #expect(code(Array(builder.bytes.prefix(600))) == .truncated)
        #expect(code(builder.finished + [1]) == .trailingData)
        #expect(code { $0.add("a", "x", size: "00000077777") } == .truncated)
        #expect(code { $0.add("a", "x", size: "9") } == .malformed)
        #expect(
            code {
                $0.add("a", "x"); $0.add("b", "x", breakChecksum: true)
            } == .checksum)
        #expect(code { $0.add("a", "x", type: "S") } == .unsupported)
        #expect(
            code {
                $0.addRecords([("GNU.sparse.major", "1")]); $0.add("a", "x")
            } == .unsupported)
        #expect(code { $0.addRecords([("path", "a")]) } == .malformed)
        #expect(
            code {
                $0.add("pax", "99 path=a\n", type: "x"); $0.add("a", "x")
            } == .malformed)
        #expect(
            code {
                $0.add("pax", "6 patha\n", type: "x"); $0.add("a", "x")
            } == .malformed)
        #expect(code(Array("neither tar nor anything else".utf8)) == .notRecognised)
        #expect(code([]) == .notRecognised)
        #expect(code([0x28, 0xB5, 0x2F, 0xFD, 0]) == .unsupported)
    }

    @Test("each limit holds at the limit and refuses one more") func limits() {
        var builder = TarBuilder()
        builder.add("12345", "1234")
        builder.add("1234", "123")
        let bytes = builder.finished
        #expect(code(bytes, ArchiveLimits(maximumEntries: 2, maximumBytes: 7, maximumNameLength: 5)) == nil)
        #expect(code(bytes, ArchiveLimits(maximumEntries: 1)) == .entryLimit)
        #expect(code(bytes, ArchiveLimits(maximumBytes: 6)) == .byteLimit)
        #expect(code(bytes, ArchiveLimits(maximumNameLength: 4)) == .nameLimit)
        #expect(
            code { builder in
                builder.add("@LongLink", String(repeating: "x", count: 1 << 17), type: "L")
                builder.add("a", "x")
            } == .nameLimit)
    }

    @Test("no single changed byte makes the reader trap") func mutations() throws {
        let original = try Gzip.inflate(try Fixture.bytes("pax.tar.gz"), maximumBytes: 1 << 20)
        var generator = SystemRandomNumberGenerator()
        for offset in stride(from: 0, to: min(original.count, 4096), by: 1) {
            var bytes = original
            bytes[offset] = UInt8.random(in: 0...255, using: &generator)
            _ = try? Archive.contents(of: bytes)
        }
        for count in stride(from: 0, to: original.count, by: 37) {
            _ = try? Archive.contents(of: Array(original.prefix(count)))
        }
    }
}
