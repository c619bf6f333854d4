import Documents
import Governance
import Testing

@Suite("project patterns") struct ProjectPatternTests {
    @Test(
        "match in full and by bytes",
        arguments: [
            ("shop", "shop", true), ("shop", "shopping", false), ("shop", "ashop", false), ("shop", "Shop", false),
            ("shop-*", "shop-", true), ("shop-*", "shop-web", true), ("shop-*", "shop", false), ("*", "", true),
            ("*", "a/b", true), ("*-web", "shop-web", true), ("*-web", "shop-web2", false), ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false), ("**", "x", true), ("a.c", "abc", false), ("a?c", "abc", false),
            ("[a]", "a", false), ("caf\u{E9}", "cafe\u{301}", false), ("", "", true), ("", "a", false),
            ("*aab", "aaab", true), ("a*", "*", false),
        ])
    func matches(_ pattern: String, _ name: String, _ expected: Bool) {
        #expect(ProjectPattern(pattern).matches(name) == expected)
    }

    @Test("a hostile pattern is no slow pattern") func linear() {
        let pattern = ProjectPattern(String(repeating: "a*", count: 50) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 2000)))
    }

    @Test("an empty pattern is refused when it is read") func empty() throws {
        let node = try YAMLReader.read(SourceText(name: "p", text: "{ a: '', b: 'x' }"))
        #expect(node["a"].flatMap(ProjectPattern.read) == nil)
        #expect(node["b"].flatMap(ProjectPattern.read)?.text == "x")
    }
}
