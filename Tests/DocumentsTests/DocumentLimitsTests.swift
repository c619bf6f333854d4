import Documents
import Testing

@Suite("limits of documents") struct DocumentLimitsTests {
    private let small = DocumentLimits(maximumBytes: 100, maximumDepth: 3, maximumNodes: 5, maximumAliasNodes: 3)

    @Test(
        "a limit that is met passes, one that is exceeded is named",
        arguments: [
            ("[[[1]]]", "[[[1]]]"), ("[[[[1]]]]", "limit.depth"), ("[1,2,3,4]", "[1,2,3,4]"),
            ("[1,2,3,4,5]", "limit.nodes"), ("{\"a\":{\"b\":{\"c\":{}}}}", "limit.depth"),
        ])
    func limits(_ text: String, _ outcome: String) {
        let isRefused = outcome.hasPrefix("limit")
        #expect(json(text, limits: small) == (isRefused ? "json." + outcome : outcome))
        #expect(yaml(text, limits: small) == (isRefused ? "yaml." + outcome : outcome))
    }

    @Test("a text that is too long is refused before it is read") func bytes() {
        let text = "\"" + String(repeating: "a", count: 99) + "\""
        #expect(json(text, limits: small) == "json.limit.bytes")
        #expect(yaml(text, limits: small) == "yaml.limit.bytes")
    }

    @Test("a hundred thousand nested values are refused at once", .timeLimit(.minutes(1)))
    func deepNesting() {
        let count = 100_000
        #expect(json(String(repeating: "[", count: count)) == "json.limit.depth")
        #expect(json(String(repeating: "{\"a\":", count: count)) == "json.limit.depth")
        #expect(yaml(String(repeating: "[", count: count)) == "yaml.limit.depth")
        #expect(yaml(String(repeating: "{a: ", count: count)) == "yaml.limit.depth")
        #expect(yaml(String(repeating: "- ", count: count)) == "yaml.limit.depth")
        #expect(yaml(String(repeating: "? ", count: count)) == "yaml.limit.depth")
    }

    @Test("aliases that multiply are refused before they are expanded", .timeLimit(.minutes(1)))
    func aliasBomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(yaml(text) == "yaml.limit.aliases")
    }

    @Test(
        "each value that an alias stands for counts, and so do their depths",
        arguments: [
            ("[&a x, *a, *a, *a]", "[\"x\",\"x\",\"x\",\"x\"]"), ("[&a [x], *a, *a]", "yaml.limit.aliases"),
            ("- &a [x]\n- [*a]", "yaml.limit.nodes"), ("[&a x, *a, *a, *a, *a]", "yaml.limit.aliases"),
            ("[&a [[]], [*a]]", "yaml.limit.depth"),
        ])
    func aliasBudget(_ text: String, _ outcome: String) {
        #expect(yaml(text, limits: small) == outcome)
    }

    @Test("what refers to itself is refused") func recursiveAlias() {
        #expect(yaml("&a [*a]") == "yaml.recursive-alias")
        #expect(yaml("&a\nb: {c: *a}") == "yaml.recursive-alias")
        #expect(yaml("- &a 1\n- &a [*a]") == "yaml.recursive-alias")
        #expect(yaml("&a [&a 1, *a]") == "[1,1]")
    }
}
