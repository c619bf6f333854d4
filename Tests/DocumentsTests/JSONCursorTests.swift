import Documents
import Testing

@Suite("A cursor over JSON") struct JSONCursorTests {
    /// Passes a whole document.
    func passes(_ text: String) -> Bool {
        var cursor = JSONCursor(Array(text.utf8))
        return (try? cursor.skip()) != nil && (try? cursor.finish()) != nil
    }

    static let documents = [
        "{}", "[]", "0", "-1.5e+10", "true", "false", "null", #""""#, #"{"a":[1,{"b":null}],"c":"\u00e9\n\"\\"}"#,
        " [ 1 , 2 ] ",
        #""\ud83d\ude00""#, "{", "[", "[1", "[1,]", #"{"a":1,}"#, #"{"a"}"#, #"{"a":}"#, "{1:2}", "[1 2]", "01", "1.",
        "1e",
        "-", "tru", "nul", "+1", #"""#, #""\x""#, #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, "\"\u{1}\"",
        "\"a\tb\"",
        "1 2", "[]]", "", " ", "{\"a\":1]", "[1}", #"{"long text before a break":"0123456789abcdef\#n"}"#,
    ]

    @Test("it passes what a strict reader accepts, and nothing else", arguments: documents)
    func asTheReader(text: String) {
        #expect(passes(text) == ((try? JSONReader.value(Array(text.utf8))) != nil))
    }

    @Test("a stop is found at every place of a text, between bytes of every kind") func everyPlace() throws {
        for length in 0..<40 {
            for filler in ["a", "é", "\u{7F}", "!", "#", "[", "]", "\u{20}", "\u{10FFFF}"] {
                let text = String(repeating: filler, count: length)
                var cursor = JSONCursor(Array("\"\(text)\"".utf8))
                #expect(try cursor.string() == text)
                #expect(!passes("\"\(text)\u{1F}\(text)\""))
                var escaped = JSONCursor(Array("\"\(text)\\\"\(text)\"".utf8))
                #expect(try escaped.string() == "\(text)\"\(text)")
            }
        }
    }

    @Test("members and elements come in their order, and what is not asked for is passed") func walk() throws {
        var cursor = JSONCursor(Array(#"{"a":{"x":[1,2]},"b\u0063":"t\u0065xt","d":[true,"e",3]}"#.utf8))
        try cursor.enter()
        #expect(try cursor.nextMember() && cursor.isKey("a"))
        try cursor.skip()
        #expect(try cursor.nextMember() && cursor.isKey("bc") && !cursor.isKey("b"))
        #expect(try cursor.string() == "text")
        #expect(try cursor.nextMember() && cursor.key == "d")
        try cursor.enter()
        #expect(try cursor.nextElement())
        #expect(try cursor.string() == nil)
        #expect(try cursor.nextElement())
        #expect(try cursor.string() == "e")
        #expect(try cursor.nextElement())
        try cursor.skip()
        #expect(try !cursor.nextElement())
        #expect(try !cursor.nextMember())
        try cursor.finish()
    }

    @Test("depth is bounded") func depth() {
        #expect(passes(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)))
        #expect(!passes(String(repeating: "[", count: 65) + String(repeating: "]", count: 65)))
    }
}
