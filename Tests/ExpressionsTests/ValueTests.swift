import Documents
import Expressions
import Testing

@Suite("values") struct ValueTests {
    @Test("JSON goes in and comes out") func json() throws {
        let json: JSONValue = [
            "b": [1, true, nil, "x"], "a": ["n": .double(1.5)], "empty": [:],
        ]
        let value = ExpressionValue(json)
        #expect(literal(value) == "{'b': [1, true, null, 'x'], 'a': {'n': 1.5}, 'empty': {}}")
        #expect(try value.jsonValue() == json)
    }

    @Test("what JSON lacks becomes text") func text() throws {
        let values: KeyValuePairs<String, JSONValue> = [
            "18446744073709551615u": "18446744073709551615", "1u": 1, "b'hello'": "aGVsbG8=", "b'a'": "YQ==",
            "b'ab'": "YWI=", "b''": "",
            "timestamp(0)": "1970-01-01T00:00:00Z", "duration('1m')": "60s", "int": "int", "0.0 / 0.0": "NaN",
            "{1: 'a', true: 'b', 2u: 'c'}": ["1": "a", "true": "b", "2": "c"],
        ]
        for (expression, wanted) in values {
            let value = try CompiledExpression(expression, in: ExpressionEnvironment(variables: [:])).evaluate([:])
            #expect(try value.jsonValue() == wanted, "\(expression)")
        }
    }

    @Test("large maps find their keys and keep their order") func largeMap() throws {
        let members = (0..<1000).map { ("key\(997 &* $0 % 1000)", ExpressionValue.int(Int64($0))) }
        let map = ExpressionValue.object(members)
        let environment = ExpressionEnvironment(variables: ["m": .map(.string, .int)])
        #expect(
            outcome("m.key5 == m['key5'] && 'key999' in m && !('key1000' in m)", ["m": map], in: environment) == "true")
        let keys = try CompiledExpression("m.map(k, k)", in: environment).evaluate(["m": map])
        #expect(literal(keys) == "[" + members.map { "'\($0.0)'" }.joined(separator: ", ") + "]")
    }

    @Test("a key that stands twice counts once") func duplicates() {
        #expect(literal(.object([("a", .int(1)), ("a", .int(2)), ("b", .int(3))])) == "{'a': 1, 'b': 3}")
    }

    @Test("the same expression gives the same value from many threads") func threads() async throws {
        let environment = ExpressionEnvironment(variables: ["x": .int])
        let expression = try CompiledExpression(
            "[x, x + 1].map(y, string(y).matches('^[0-9]+$') ? y : 0)", in: environment)
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    (try? expression.evaluate(["x": .int(Int64(number))])).map(literal) == "[\(number), \(number + 1)]"
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test("variables by slot") func slots() throws {
        let environment = ExpressionEnvironment(variables: ["a": .int, "b": .int, "c": .int])
        let expression = try CompiledExpression("c - a", in: environment)
        #expect(expression.variables.sorted() == ["a", "c"])
        let slots = expression.variables.map { $0 == "a" ? ExpressionValue.int(1) : .int(5) }
        #expect(literal(try expression.evaluate(slots: slots)) == "4")
        #expect(throws: EvaluationError.self) { _ = try expression.evaluate(slots: []) }
    }
}
