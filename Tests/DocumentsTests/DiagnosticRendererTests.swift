import Documents
import Testing

@Suite("diagnostics on a terminal") struct DiagnosticRendererTests {
    private let renderer = DiagnosticRenderer(color: false)

    private func span(_ text: String, _ part: String, name: String = "p.yaml") throws -> SourceSpan {
        let source = SourceText(name: name, text: text)
        let start = try #require(source.bytes.indices.first { source.bytes[$0...].starts(with: part.utf8) })
        return SourceSpan(text: source, range: start..<start + part.utf8.count)
    }

    @Test("a diagnostic shows place, line, mark and fix") func whole() throws {
        let span = try span("with:\n    maxAgeDay: 3\n", "maxAgeDay")
        let diagnostic = Diagnostic(
            "options.unknown-key", "stage s has no key `maxAgeDay`", at: span, fix: "Did you mean `maxAgeDays`?")
        #expect(
            renderer.render(Diagnostics(diagnostic)) == """
                p.yaml:2:5: error: stage s has no key `maxAgeDay` [options.unknown-key]
                   2 |     maxAgeDay: 3
                     |     ^~~~~~~~~
                  fix: Did you mean `maxAgeDays`?

                """)
    }

    @Test("a diagnostic without a place has only its message") func noPlace() {
        #expect(
            renderer.render(Diagnostics(Diagnostic("x.y", "no such file", level: .warning)))
                == "warning: no such file [x.y]\n")
        #expect(renderer.render(Diagnostics()) == "")
    }

    @Test(
        "the mark stands below its text",
        arguments: [
            ("\ta: b", "b", "    a: b", "       ^"), ("日本: x", "x", "日本: x", "      ^"),
            ("e\u{301}: x", "x", "e\u{301}: x", "   ^"), ("a: 日本", "日本", "a: 日本", "   ^~~~"), ("a:", "", "a:", "^"),
            ("\u{1B}[31m: x", "x", "\\u{1B}[31m: x", "            ^"),
            ("\u{202E}: x", "x", "\\u{202E}: x", "          ^"),
        ])
    func marks(_ text: String, _ part: String, _ line: String, _ mark: String) throws {
        #expect(renderer.excerpt(of: try span(text, part)) == "   1 | \(line)\n     | \(mark)\n")
    }

    @Test("a span of several lines is marked to the end of its first") func severalLines() throws {
        #expect(renderer.excerpt(of: try span("a:\n  - b\n  - c\n", "- b\n  - c")) == "   2 |   - b\n     |   ^~~\n")
    }

    @Test("of a very long line only the part around the mark is shown") func longLine() throws {
        let text = String(repeating: "x", count: 1_000_000) + "é!" + String(repeating: "y", count: 1_000_000)
        let excerpt = renderer.excerpt(of: try span(text, "!"))
        #expect(excerpt.utf8.count < 500)
        #expect(excerpt.contains("é!yyy"))
    }

    @Test("a place at the end of the text and one in an empty text can be shown") func ends() {
        let text = SourceText(name: "p", text: "a\n")
        #expect(renderer.excerpt(of: SourceSpan(text: text, range: 2..<2)) == "   2 | \n     | ^\n")
        let empty = SourceText(name: "p", text: "")
        #expect(renderer.excerpt(of: SourceSpan(text: empty, range: 0..<0)) == "   1 | \n     | ^\n")
        let invalid = SourceText(name: "p", bytes: [0xFF, 0xFE, 0x0A])
        #expect(renderer.excerpt(of: SourceSpan(text: invalid, range: 1..<2)).contains("^"))
    }

    @Test("diagnostics are sorted by file and place") func sorted() throws {
        let text = "a\nb\nc\n"
        let items = [
            Diagnostic("x.c", "c", at: try span(text, "c")), Diagnostic("x.a", "a", at: try span(text, "a")),
            Diagnostic("x.other", "o", at: try span(text, "c", name: "o.yaml")), Diagnostic("x.none", "n"),
        ]
        #expect(Diagnostics(items).sorted.items.map(\.id) == ["x.none", "x.other", "x.a", "x.c"])
    }

    @Test("more than a hundred are counted, not shown") func capped() {
        let many = Diagnostics((0..<123).map { Diagnostic("x.y", "number \($0)") })
        let lines = renderer.render(many).split(separator: "\n")
        #expect(lines.count == 101)
        #expect(lines.last == "… and 23 more")
    }

    @Test("what a document says can't steer the terminal") func controlCharacters() throws {
        let span = try span("a: 1", "a", name: "\u{1B}]0;x")
        let text = renderer.render(Diagnostics(Diagnostic("x.y", "bad\u{1B}[2J\nline", at: span, fix: "\u{7}")))
        #expect(!text.contains("\u{1B}"))
        #expect(!text.contains("\u{7}"))
        #expect(text.contains("bad\\u{1B}[2J\\nline"))
    }

    @Test("colour is only written when it is wanted") func color() throws {
        let diagnostics = Diagnostics(Diagnostic("x.y", "m", at: try span("a: 1", "a"), fix: "f"))
        #expect(!renderer.render(diagnostics).contains("\u{1B}"))
        #expect(DiagnosticRenderer(color: true).render(diagnostics).contains("\u{1B}[31;1merror:\u{1B}[0m"))
    }
}
