import Documents
import Expressions
import Testing

@Suite("positions in the user's file") struct PositionTests {
    /// Where the mistakes of an expression are, when it is the value of this scalar.
    private func place(_ expression: String, written scalar: String, after prefix: String = "rules:\n  - expression: ")
        -> [String]
    {
        let text = SourceText(name: "policy.yaml", text: prefix + scalar + "\n")
        let start = prefix.utf8.count
        let span = SourceSpan(text: text, range: start..<start + scalar.utf8.count)
        do throws(Diagnostics) {
            _ = try CompiledExpression(expression, in: ExpressionEnvironment(variables: ["count": .int]), at: span)
            return []
        } catch {
            return error.items.map { item in
                let shown = item.span.map { String(decoding: $0.text.bytes[$0.range], as: UTF8.self) } ?? ""
                return
                    "\(item.span?.text.name ?? "")(\(item.span?.start.line ?? 0):\(item.span?.start.column ?? 0)) \(shown)"
            }
        }
    }

    @Test("plain") func plain() {
        #expect(place("count > conut", written: "count > conut") == ["policy.yaml(2:25) conut"])
        #expect(place("count > 1 && x", written: "count > 1\n      && x") == ["policy.yaml(3:10) x"])
    }

    @Test("quoted") func quoted() {
        #expect(place("'é' == x", written: "'''é'' == x'") == ["policy.yaml(2:27) x"])
        #expect(place("\"é\" == x", written: #""\"\u00e9\" == x""#) == ["policy.yaml(2:32) x"])
        #expect(place("1 == 1\n&& x", written: #""1 == 1\n&& x""#) == ["policy.yaml(2:29) x"])
        #expect(place("'\\n' == x", written: #""'\\n' == x""#) == ["policy.yaml(2:27) x"])
    }

    @Test("block scalars") func blocks() {
        #expect(place("count > 1 &&\nx\n", written: "|\n    count > 1 &&\n    x\n") == ["policy.yaml(4:5) x"])
        #expect(place("count > 1 && x\n", written: ">-\n    count > 1 &&\n    x\n") == ["policy.yaml(4:5) x"])
    }

    @Test("what can't be followed is shown as a whole") func whole() {
        #expect(place("x", written: "*alias") == ["policy.yaml(2:17) *alias"])
    }

    @Test("an evaluation error points into the file too") func evaluation() throws {
        let text = SourceText(name: "policy.yaml", text: "e: '1 / count'\n")
        let span = SourceSpan(text: text, range: 3..<14)
        let expression = try CompiledExpression(
            "1 / count", in: ExpressionEnvironment(variables: ["count": .int]), at: span)
        let error = #expect(throws: EvaluationError.self) { _ = try expression.evaluate(["count": .int(0)]) }
        #expect(error?.code == .divisionByZero)
        #expect(error?.span?.start == SourcePosition(line: 1, column: 7))
        let missing = #expect(throws: EvaluationError.self) { _ = try expression.evaluate([:]) }
        #expect(missing?.code == .unknownName)
        #expect(missing?.span?.start == SourcePosition(line: 1, column: 9))
    }
}
