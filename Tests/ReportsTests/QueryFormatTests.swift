import Documents
import Ledger
import Reports
import Testing

@Suite("answers to questions, with hostile names") struct QueryFormatTests {
    private func page(_ cells: [QueryCell]) -> QueryPage {
        QueryPage(columns: cells.indices.map { "c\($0)" }, rows: [cells], notes: [Samples.hostileText])
    }

    private func csv(_ cells: QueryCell...) -> String {
        QueryFormat.csv.text(of: page(cells), token: nil, isFirst: false)
    }

    @Test(
        "no control and no direction mark passes in what people read", arguments: [QueryFormat.table, .csv, .markdown])
    func controls(format: QueryFormat) {
        let cells: [QueryCell] = [
            .text(Samples.hostileText), .list([Samples.hostileText, "\u{202E}a\u{2066}b\u{9B}c\u{2028}"]),
            .text("a\r\nb\tc\u{7F}"),
        ]
        let text = format.text(of: page(cells), token: "t")
        for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\r" {
            switch scalar.properties.generalCategory {
            // The only format character that our own text has: it keeps `@name` from notifying anybody.
            case .format: #expect(scalar == "\u{200B}" && format == .markdown)
            case .control, .lineSeparator, .paragraphSeparator: Issue.record("U+\(String(scalar.value, radix: 16))")
            default: break
            }
        }
        #expect(text.contains("\\u{1B}[2J") || text.contains("u&#123;1B&#125;"))
        // One row stays one line.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count { $0.contains("2Jred") }
        #expect(lines == (format == .csv ? 1 : 2))
    }

    @Test("CSV quotes separators and quotes") func quoting() {
        #expect(csv(.text("plain"), .number(-7), .none, .flag(true)) == "plain,-7,,yes\r\n")
        #expect(csv(.text("a,b"), .text("say \"x\""), .text("a;b")) == "\"a,b\",\"say \"\"x\"\"\",\"a;b\"\r\n")
        #expect(csv(.text("one\ntwo\r\n=three")) == "one\\ntwo\\r\\n=three\r\n")
        #expect(csv(.list(["a", "b,c"])) == "\"a b,c\"\r\n")
    }

    @Test(
        "CSV has no formulas",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{A0}=1", "\u{FF1D}1", "\u{FF20}x"])
    func formulas(text: String) {
        for cell in [QueryCell.text(text), .list([text, "b"])] {
            let line = csv(cell)
            // A carriage return is shown as an escape, which begins no formula.
            #expect(line.hasPrefix("'") || line.hasPrefix("\\r"), "\(line)")
        }
        #expect(csv(.text("=cmd|' /C calc'!A0,\"x\"")) == "\"'=cmd|' /C calc'!A0,\"\"x\"\"\"\r\n")
    }

    @Test("JSON gives every text back as it was") func json() throws {
        let cells: [QueryCell] = [.text(Samples.hostileText), .list(["=1", "\u{202E}"]), .none, .number(3)]
        let text = QueryFormat.json.text(of: page(cells), token: nil)
        let row = try #require(JSONReader.value(Array(text.utf8))["rows"]?.array?.first)
        #expect(row["c0"]?.string == Samples.hostileText)
        #expect(row["c1"]?.array?.compactMap(\.string) == ["=1", "\u{202E}"])
        #expect(row["c2"] == .null && row["c3"]?.integer == 3)
    }

    @Test("Markdown gets no HTML, link, mention, code or cell of it") func markdown() {
        let cells: [QueryCell] = [.text(Samples.hostileText), .list([Samples.hostileText, "b`|c"]), .text("x")]
        let text = QueryFormat.markdown.text(of: page(cells), token: nil)
        for wrong in ["<script", "](", "@team", "https://", "`tick`", "new|line", "javascript:x", "b`|c"] {
            #expect(!text.contains(wrong), "\(wrong)")
        }
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(rows.count == 3 && rows.allSatisfy { row in row.count { $0 == "|" } == 4 })
    }
}
