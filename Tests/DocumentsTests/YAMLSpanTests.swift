import Documents
import Testing

@Suite("places in YAML") struct YAMLSpanTests {
    private func read(_ text: String) throws -> SourceNode {
        try YAMLReader.read(SourceText(name: "t", text: text))
    }

    @Test("values and keys know their bytes, also behind characters of several bytes and a byte order mark")
    func spans() throws {
        for mark in ["", "\u{FEFF}"] {
            let node = try read(mark + "é: \"ü\"\n😀: [x, 'y z']\nlast: plain text # comment\n")
            #expect(covered(node.member("é")?.keySpan) == "é")
            #expect(covered(node["é"]?.span) == "\"ü\"")
            #expect(covered(node.member("😀")?.keySpan) == "😀")
            #expect(covered(node["😀"]?.span) == "[x, 'y z']")
            #expect(covered(node["😀"]?.elements?.last?.span) == "'y z'")
            #expect(covered(node["last"]?.span) == "plain text")
            #expect(node["é"]?.span.start == SourcePosition(line: 1, column: 4))
            #expect(node["last"]?.span.start == SourcePosition(line: 3, column: 7))
        }
    }

    @Test("a block collection ends where its last value ends") func blockCollections() throws {
        let node = try read("a:\n  b: 1\n  c:\n    - x\n    - y # comment\n\n# comment\nd: 2\n")
        #expect(covered(node["a"]?.span) == "b: 1\n  c:\n    - x\n    - y")
        #expect(covered(node["a"]?["c"]?.span) == "- x\n    - y")
        #expect(covered(node.span)?.hasSuffix("d: 2") == true)
    }

    @Test("a block scalar ends with its text") func blockScalar() throws {
        #expect(covered(try read("a: |\n  one\n  two\n\nb: 1\n")["a"]?.span) == "|\n  one\n  two")
    }

    @Test("a missing value stands behind its colon") func missingValue() throws {
        let node = try read("a:\nb: 1\n")
        #expect(node["a"]?.isNull == true)
        #expect(node["a"]?.span.start == SourcePosition(line: 1, column: 3))
        #expect(node["a"]?.span.range.isEmpty == true)
    }

    @Test("an alias stands where it is written, what is within where the anchor is") func alias() throws {
        let node = try read("a: &x [1]\nb: *x\n")
        #expect(covered(node["b"]?.span) == "*x")
        #expect(node["b"]?.elements?.first?.span.start.line == 1)
    }

    @Test("a place in a long text of many scripts is right") func longText() throws {
        let lines = (0..<2000).map { "k\($0): \"é😀\($0 % 7 == 0 ? "ü" : "")\"" }
        let node = try read(lines.joined(separator: "\n"))
        for number in stride(from: 0, to: 2000, by: 37) {
            #expect(
                node["k\(number)"]?.span.start == SourcePosition(line: number + 1, column: "k\(number): ".count + 1))
        }
    }

    @Test("a diagnostic points at the offending text") func diagnosticPlace() {
        let diagnostics = #expect(throws: Diagnostics.self) { try read("é: 1\nb: 2\né: 3\n") }
        #expect(diagnostics?.items.first?.span?.start == SourcePosition(line: 3, column: 1))
        #expect(covered(diagnostics?.items.first?.span) == "é")
        #expect(diagnostics?.items.first?.message.contains("line 1") == true)
    }
}
