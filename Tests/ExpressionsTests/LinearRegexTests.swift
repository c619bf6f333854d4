import Expressions
import Testing

@Suite("linear regular expressions") struct LinearRegexTests {
    @Test("full matches and searches") func matching() throws {
        let regex = try LinearRegex("a(b|c)+")
        #expect(regex.matchesFully("abcb"))
        #expect(!regex.matchesFully("xabcb"))
        #expect(regex.isFound(in: "xabcbx"))
        #expect(!regex.isFound(in: "xa"))
        #expect(try LinearRegex("").matchesFully(""))
        #expect(try !LinearRegex("").matchesFully("a"))
        #expect(try LinearRegex("a|ab").matchesFully("ab"))
        #expect(try LinearRegex("..").matchesFully("é😀"))
        #expect(try LinearRegex("a.b").matchesFully("a\u{0}b"))
    }

    @Test("a wrong pattern is an error that names it") func wrong() {
        for pattern in ["(", "[a", "a**", #"(a)\1"#, "(?=a)", "a{1001}", "((a{1000}){1000}){1000}"] {
            let error = #expect(throws: LinearRegexError.self) { _ = try LinearRegex(pattern) }
            #expect(error?.pattern == pattern)
            #expect(error?.message.isEmpty == false)
        }
        #expect(throws: LinearRegexError.self) { _ = try LinearRegex(String(repeating: "a", count: 10_001)) }
        #expect(throws: LinearRegexError.self) { _ = try LinearRegex("(a{100}){100}", memory: 10_000) }
    }

    @Test("time is linear for patterns that backtrackers choke on") func linear() throws {
        let text = String(repeating: "a", count: 200_000)
        #expect(try !LinearRegex("(a*)*b").isFound(in: text))
        #expect(try !LinearRegex("(a|aa)+$").matchesFully(text + "b"))
    }
}
