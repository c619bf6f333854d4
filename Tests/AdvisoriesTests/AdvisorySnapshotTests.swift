import Advisories
import Testing

@Suite("Advisory snapshots") struct AdvisorySnapshotTests {
    let first = Fixture.record("A-1", "PyPI", "one", "introduced 0,fixed 2")
    let second = Fixture.record("B-2", "npm", "two", "introduced 1.0.0", type: "SEMVER")

    func load(_ files: (String, String)...) throws -> AdvisorySnapshot {
        try AdvisorySnapshot.load(files.map { (name: $0.0, bytes: Array($0.1.utf8)) })
    }

    @Test("one file each, a list, lines, other order and layout give one digest") func digest() throws {
        let wanted = try load(("a.json", first), ("b.json", second)).digest
        #expect(try load(("b.json", second), ("a.json", first)).digest == wanted)
        #expect(try load(("all.json", "[\n \(second) ,\(first)]")).digest == wanted)
        #expect(try load(("all.jsonl", "\(second)\n\n\(first)\r\n")).digest == wanted)
        #expect(try load(("ALL.NDJSON", "\(first)\n\(second)")).digest == wanted)
        #expect(try load(("a.json", first), ("b.json", second), ("again.json", first)).digest == wanted)
        let reordered = #"{ "affected" : [ ] , "id" : "A-1" }"#
        #expect(try load(("a.json", reordered)).digest == load(("a.json", #"{"id":"A-1","affected":[]}"#)).digest)
        #expect(try load(("a.json", first)).digest != wanted)
    }

    @Test("a tar archive gives the digest of its files") func archive() throws {
        let tar = Self.tar([("db/b.json", second), ("db/README.md", "hello"), ("db/a.json", first)])
        let snapshot = try AdvisorySnapshot.load([("all.tar", tar)])
        #expect(try snapshot.digest == load(("a.json", first), ("b.json", second)).digest)
        #expect(snapshot.records == 2)
        var made = AdvisoryImport()
        try made.add("all.tar", tar)
        #expect(made.ignoredFiles == ["all.tar/db/README.md"])
        #expect(throws: AdvisoryError.self) { try AdvisorySnapshot.load([("all.tar", Array(tar.dropLast(1200)))]) }
    }

    @Test("a gzip file is opened and named by what is in it") func gzip() throws {
        // printf '%s' '{"id":"A-1"}' | gzip -9n
        let bytes: [UInt8] = [
            31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 202, 76, 81, 178, 82, 114, 212, 53, 84, 170, 5, 0, 135, 211, 192,
            186,
            12, 0, 0, 0,
        ]
        #expect(try AdvisorySnapshot.load([("a.json.gz", bytes)]).records == 1)
        #expect(throws: AdvisoryError.self) { try AdvisorySnapshot.load([("a.json.gz", Array(bytes.dropLast(9)))]) }
    }

    @Test("nothing, or nothing but other files and malformed ones, is an error and never clean") func empty() {
        for files in [
            [], [("README.md", "x")], [("a.json", "[]")], [("a.jsonl", "\n")], [("a.json", "{}")], [("a.json", "")],
        ] {
            do {
                let snapshot = try AdvisorySnapshot.load(files.map { (name: $0.0, bytes: Array($0.1.utf8)) })
                Issue.record("\(files) gave \(snapshot.records) records")
            } catch {
                #expect(error.code == .empty)
            }
        }
    }

    @Test("malformed records are counted and named, with file and line") func rejected() throws {
        let good = (0..<40).map { Fixture.record("G-\($0)", "npm", "x", "introduced 0") }
        let snapshot = try load(("all.jsonl", (good + ["{", #"{"id":""}"#]).joined(separator: "\n")))
        #expect(snapshot.records == 40)
        #expect(snapshot.rejected.map(\.file) == ["all.jsonl", "all.jsonl"])
        #expect(snapshot.rejected.map(\.position) == [41, 42])
        #expect(snapshot.rejected.last?.reason == "its id is empty or not printable")
    }

    @Test("more than five in a hundred malformed records are refused") func tooManyRejected() {
        let good = (0..<19).map { Fixture.record("G-\($0)", "npm", "x", "introduced 0") }
        #expect(throws: Never.self) { try load(("all.jsonl", (good + ["{}"]).joined(separator: "\n"))) }
        do {
            _ = try load(("all.jsonl", (good.dropLast() + ["{}"]).joined(separator: "\n")))
            Issue.record("accepted")
        } catch let error as AdvisoryError {
            #expect(error.code == .malformed)
            #expect(error.rejected.count == 1)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test(
        "a field of the wrong type makes a record malformed",
        arguments: [
            "1", #""x""#, "{}", #"{"id":1}"#, #"{"id":"a b"}"#, #"{"id":"X","aliases":"Y"}"#,
            #"{"id":"X","aliases":[1]}"#,
            #"{"id":"X","withdrawn":true}"#, #"{"id":"X","affected":{}}"#, #"{"id":"X","affected":[1]}"#,
            #"{"id":"X","affected":[{"package":{"name":"a"}}]}"#,
            #"{"id":"X","affected":[{"package":{"name":"a","ecosystem":"npm"},"versions":[1]}]}"#,
            #"{"id":"X","affected":[{"package":{"name":"a","ecosystem":"npm"},"ranges":[{}]}]}"#,
            #"{"id":"X","affected":[{"package":{"name":"a","ecosystem":"npm"},"ranges":[{"type":"GIT","events":1},1]}]}"#,
            Fixture.record("X", "npm", "a", members: #","ranges":[{"type":"SEMVER","events":[{"fixed":1}]}]"#),
            #"{"id":"X","severity":[{"type":"CVSS_V3"}]}"#,
        ])
    func malformed(record: String) throws {
        let good = (0..<30).map { Fixture.record("G-\($0)", "npm", "x", "introduced 0") }
        #expect(try Fixture.snapshot(good + [record]).rejected.count == 1)
    }

    @Test("the latest state of a record counts; states of one time count together") func states() throws {
        func record(_ modified: String, _ events: String) -> String {
            Fixture.record("A-1", "npm", "a", events, more: #","modified":"\#(modified)""#)
        }
        let old = record("2024-01-01T00:00:00Z", "introduced 0")
        let new = record("2024-02-01T00:00:00Z", "introduced 2.0.0")
        let other = record("2024-02-01T00:00:00Z", "introduced 3.0.0,fixed 3.1.0")
        #expect(try Fixture.snapshot(new, old).advisories("pkg:npm/a@1.0.0") == [])
        #expect(try Fixture.snapshot(old, new).records == 1)
        let both = try Fixture.snapshot(new, other)
        #expect(both.records == 2)
        #expect(both.matches("pkg:npm/a@3.0.5").count == 1)
        #expect(try both.digest == Fixture.snapshot(other, new).digest)
    }

    /// A ustar archive of regular files.
    static func tar(_ files: [(String, String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (name, text) in files {
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at offset: Int) {
                for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
            }
            func octal(_ number: Int, _ width: Int) -> String {
                let digits = String(number, radix: 8)
                return String(repeating: "0", count: width - digits.utf8.count) + digits
            }
            put(name, at: 0)
            put("0000644", at: 100)
            put("0000000", at: 108)
            put("0000000", at: 116)
            put(octal(text.utf8.count, 11), at: 124)
            put("00000000000", at: 136)
            put("        ", at: 148)
            put("0", at: 156)
            put("ustar", at: 257)
            put("00", at: 263)
            put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
            bytes += header + Array(text.utf8)
            bytes += [UInt8](repeating: 0, count: (512 - text.utf8.count % 512) % 512)
        }
        return bytes + [UInt8](repeating: 0, count: 1024)
    }
}
