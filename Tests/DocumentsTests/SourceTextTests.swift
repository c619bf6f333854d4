import Documents
import Testing

@Suite("source text") struct SourceTextTests {
    @Test("lines and columns count from 1, columns in Unicode scalars") func positions() {
        let text = SourceText(name: "t", text: "ab\né😀x\r\n\nend")
        #expect(text.position(at: 0) == SourcePosition(line: 1, column: 1))
        #expect(text.position(at: 3) == SourcePosition(line: 2, column: 1))
        #expect(text.position(at: 9) == SourcePosition(line: 2, column: 3))
        #expect(text.position(at: 1000) == SourcePosition(line: 4, column: 4))
        #expect(text.position(at: -1) == SourcePosition(line: 1, column: 1))
        #expect(text.line(2) == "é😀x")
        #expect(text.line(3) == "")
        #expect(text.line(9) == "")
        #expect(text.line(0) == "")
    }

    @Test("a byte order mark is no column") func byteOrderMark() {
        let text = SourceText(name: "t", text: "\u{FEFF}ab\n")
        #expect(text.position(at: 4) == SourcePosition(line: 1, column: 2))
        #expect(text.line(1) == "ab")
    }

    @Test("columns of a line longer than a block are those of a walk along it") func longLine() {
        var generator = SeededGenerator(seed: 6)
        let characters = ["a", "é", "日", "😀"]
        let line = (0..<9000).map { _ in characters[Int.random(in: 0..<4, using: &generator)] }.joined()
        let text = SourceText(name: "t", text: "first\n" + line)
        for _ in 0..<200 {
            let offset = Int.random(in: 6...text.bytes.count, using: &generator)
            let column = text.bytes[6..<offset].count { $0 & 0xC0 != 0x80 } + 1
            #expect(text.position(at: offset) == SourcePosition(line: 2, column: column))
        }
    }

    @Test("an empty text has one empty line") func empty() {
        let text = SourceText(name: "t", text: "")
        #expect(text.position(at: 0) == SourcePosition(line: 1, column: 1))
        #expect(text.line(1) == "")
    }
}
