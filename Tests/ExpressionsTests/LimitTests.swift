import Documents
import Expressions
import Testing

@Suite("limits and hostile input") struct LimitTests {
    @Test("nesting is bounded at 250 levels") func depth() {
        let forms: [(String, String, String)] = [
            ("(", "1", ")"), ("[", "1", "]"), ("{1: ", "1", "}"), ("!", "true", ""), ("-", "(1)", ""),
            ("[0].map(x, ", "1", ")"), ("1 + (", "1", ")"),
            ("true ? 1 : ", "1", ""), ("int(", "1", ")"), ("[0][", "0", "]"),
        ]
        for (open, inner, close) in forms {
            func nested(_ depth: Int) -> String {
                String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
            }
            #expect(!outcome(nested(120)).hasPrefix("<"), "\(open)")
            #expect(mistakes(nested(5000)).first?.contains("expression.too-deep") == true, "\(open)")
        }
        #expect(mistakes("1" + String(repeating: " + 1", count: 200)).isEmpty)
        #expect(mistakes("1" + String(repeating: " + 1", count: 5000)).first?.contains("too-deep") == true)
        let selections = ExpressionEnvironment(variables: ["a": .dyn])
        #expect(
            mistakes("a" + String(repeating: ".a", count: 5000), in: selections).first?.contains("too-deep") == true)
        #expect(
            mistakes("a" + String(repeating: "[0]", count: 5000), in: selections).first?.contains("too-deep") == true)
    }

    @Test("long chains of && and || are not deep") func chains() {
        #expect(outcome("false" + String(repeating: " || false", count: 5000)) == "false")
        #expect(outcome("true" + String(repeating: " && true", count: 5000)) == "true")
    }

    @Test("an expression has a greatest length") func length() {
        #expect(outcome("'" + String(repeating: "a", count: 99_999) + "' == ''") == "<expression.too-long>")
    }

    @Test("the budget ends every evaluation, and nothing absorbs that") func budget() {
        let environment = ExpressionEnvironment(variables: ["list": .list(.int), "text": .string])
        let list = ExpressionValue.list((0..<1000).map { .int($0) })
        let bindings = ["list": list, "text": .string(String(repeating: "a", count: 10_000))]
        func run(_ expression: String, _ budget: Int) -> String {
            outcome(expression, bindings, in: environment, budget: budget)
        }
        #expect(run("list.all(x, list.all(y, x + y >= 0))", 1_000_000) == "<budget>")
        #expect(run("list.all(x, list.all(y, x + y >= 0)) || true", 1_000_000) == "<budget>")
        #expect(run("list.exists(x, list.exists(y, x + y < 0) || x == 999)", 1_000_000) == "<budget>")
        #expect(run("list.all(x, x >= 0)", 10_000) == "true")
        #expect(run("text + text + text + text == ''", 1000) == "<budget>")
        #expect(run("1 == size(text)", 0) == "<budget>")
        #expect(run("1", 0) == "1")
        #expect(run("list.map(x, text + text).size() > 0", 100_000) == "<budget>")
        #expect(run("list.exists(x, text.contains(text + string(x)))", 10_000) == "<budget>")
    }

    @Test("growth by repetition is bounded") func growth() {
        var expression = "[1]"
        for _ in 0..<40 { expression += ".map(x, [x, x])" }
        let doubled = outcome("\(expression) == \(expression)")
        #expect(doubled == "<budget>")
        var text = "['aaaaaaaaaaaaaaaa']"
        for _ in 0..<40 { text += ".map(x, x + x)" }
        #expect(outcome("\(text).size() == 1") == "<budget>")
    }

    @Test("writing out a value that shares its parts is bounded") func sharing() throws {
        var expression = "[1]"
        for _ in 0..<40 { expression += ".map(x, [x, x])" }
        let value = try CompiledExpression(expression, in: ExpressionEnvironment(variables: [:])).evaluate([:])
        let error = #expect(throws: EvaluationError.self) { _ = try value.jsonValue() }
        #expect(error?.code == .budget)
    }

    @Test("patterns made during evaluation cost what compiling them costs") func patterns() {
        #expect(outcome("[1, 2].all(x, 'a'.matches('((a{100}){100}){' + string(x) + '}'))") == "<invalid-argument>")
        let list = "[" + String(repeating: "1,", count: 300) + "]"
        #expect(outcome("\(list).exists(x, 'b'.matches('(a{30}){30}' + string(x)))", budget: 100_000) == "<budget>")
        let text = String(repeating: "a", count: 50_000)
        #expect(outcome("'\(text)b'.matches('^(a+)+$')") == "false")
    }

    @Test("no bytes make the parser trap") func fuzz() {
        let pieces = [
            "(", ")", "[", "]", "{", "}", ".", ",", ":", "?", "&&", "||", "!", "-", "+", "*", "/", "%", "<", "==", "in",
            "a", "x", "1", "0x", "1u", "1.5", "'a'", "\"", "'''",
            "r'", "b'", "\\", "\\x", "`", "é", "\u{0}", "\n", "has", "all", "map", "filter", "true", "null", "int",
            "size", " ", "//", "e9", "9223372036854775808", "_", "if",
        ]
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let environment = ExpressionEnvironment(variables: ["a": .dyn, "x": .list(.int)])
        let bindings: [String: ExpressionValue] = [
            "a": .object([("x", .list([.int(1), .string("a")]))]), "x": .list([.int(1)]),
        ]
        var evaluated = 0
        for _ in 0..<20_000 {
            let text = (0...random(12)).map { _ in pieces[random(pieces.count)] }.joined(
                separator: random(3) == 0 ? " " : "")
            if !outcome(text, bindings, in: environment, budget: 1000).hasPrefix("<expression") { evaluated += 1 }
        }
        #expect(evaluated > 100)
    }
}
