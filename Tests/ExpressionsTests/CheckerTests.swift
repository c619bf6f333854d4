import Documents
import Expressions
import Testing

@Suite("checking") struct CheckerTests {
    private let environment = ExpressionEnvironment(
        variables: [
            "finding": .object("Finding"), "labels": .map(.string, .string), "count": .int, "anything": .dyn,
            "release.name": .string,
            "fixed": .nullable(.string),
        ],
        types: [
            "Finding": [
                "severity": .string, "rule": .string, "component": .object("Component"), "details": .dyn,
                "score": .nullable(.double),
            ],
            "Component": ["name": .string, "licences": .list(.string)],
        ])

    @Test("a misspelt field is an error at the field, with a suggestion")
    func field() {
        #expect(
            mistakes("finding.severty == 'high'", in: environment) == [
                "1:9 expression.unknown-field Finding has no field 'severty' | Did you mean 'severity'?"
            ])
        #expect(
            mistakes("has(finding.component.licence)", in: environment) == [
                "1:23 expression.unknown-field Component has no field 'licence' | Did you mean 'licences'?"
            ])
    }

    @Test("every mistake is reported in one pass, in the order of the text")
    func all() {
        #expect(
            mistakes(
                "findng.rule == 'x' && count == 'a'\n|| sized(count) > 1.5 && finding.rul.startsWith(1)",
                in: environment
            ).map {
                $0.split(separator: " ").prefix(2).joined(separator: " ")
            } == [
                "1:1 expression.unknown-identifier", "1:29 expression.type", "2:4 expression.unknown-function",
                "2:34 expression.unknown-field", "2:38 expression.type",
            ])
    }

    @Test("messages say what is wrong and what to do")
    func messages() {
        #expect(mistakes("count + 'a'", in: environment) == ["1:7 expression.type '+' does not work on int and string"])
        #expect(
            mistakes("count == 1.5", in: environment) == [
                "1:7 expression.type '==' does not work on int and double | Convert one side with int(), uint() or double()."
            ])
        #expect(
            mistakes("'a'.startWith('b')") == [
                "1:5 expression.unknown-function there is no function 'startWith' | Did you mean 'startsWith'?"
            ])
        #expect(
            mistakes("'a'.startsWith(1)") == [
                "1:5 expression.type there is no string.startsWith(int) | Known: startsWith(string) on string."
            ])
        #expect(
            mistakes("count = 1", in: environment) == ["1:7 expression.syntax '=' is no operator | Write '=='."])
        #expect(mistakes("(1 + 2") == ["1:7 expression.syntax the expression ends where ')' is expected"])
        #expect(mistakes("1 2") == ["1:3 expression.syntax '2' stands where an operator or the end is expected"])
        #expect(mistakes("'é' + 1 2") == ["1:9 expression.syntax '2' stands where an operator or the end is expected"])
        #expect(mistakes("a § b") == ["1:3 expression.syntax '§' has no meaning here"])
        #expect(mistakes("if") == ["1:1 expression.syntax 'if' is a reserved word and can't be a name"])
        #expect(
            mistakes("Finding{rule: 'a'}", in: environment).first?.hasPrefix("1:1 expression.unknown-type") == true)
    }

    @Test("a rule must give the type its user needs")
    func result() {
        #expect(
            mistakes("count", in: environment, expecting: .bool) == [
                "1:1 expression.type this must be of type bool, it is of type int"
            ])
        #expect(mistakes("anything", in: environment, expecting: .bool).isEmpty)
        #expect(mistakes("count > 1", in: environment, expecting: .bool).isEmpty)
    }

    @Test("types are found out")
    func types() throws {
        let table: KeyValuePairs<String, ExpressionType> = [
            "finding.component.licences": .list(.string), "labels.a": .string, "finding.details.x.y": .dyn,
            "[]": .list(.dyn), "[[], [1]]": .list(.list(.int)),
            "[1, 'a']": .list(.dyn), "{'a': [1]}": .map(.string, .list(.int)),
            "finding.component.licences.map(x, size(x))": .list(.int),
            "labels.filter(k, k != '')": .list(.string), "anything + 1": .int, "anything == 1": .bool,
            "release.name": .string,
            "true ? anything : 1": .dyn, "[1][0]": .int, "anything[0]": .dyn, "timestamp(0) - timestamp(1)": .duration,
            "type(1)": .type(.int),
            "finding.score > 1.0": .bool, "fixed == null ? 'none' : fixed": .nullable(.string), "size(anything)": .int,
        ]
        for (expression, type) in table {
            #expect(try CompiledExpression(expression, in: environment).type == type, "\(expression)")
        }
    }

    @Test("null fits objects and nullable types only")
    func null() {
        #expect(
            mistakes("finding == null || fixed == null || anything == null || finding.score == null", in: environment)
                .isEmpty)
        #expect(mistakes("count == null", in: environment).count == 1)
    }

    @Test("names are looked up in the container first")
    func container() throws {
        let environment = ExpressionEnvironment(variables: ["a.b.x": .int, "x": .string, "y": .bool], container: "a.b")
        #expect(try CompiledExpression("x", in: environment).type == .int)
        #expect(try CompiledExpression(".x", in: environment).type == .string)
        #expect(try CompiledExpression("y", in: environment).type == .bool)
        #expect(try CompiledExpression("[true].exists(x, x)", in: environment).type == .bool)
    }

    @Test("without the check a mistake shows when it is reached")
    func unchecked() {
        let environment = ExpressionEnvironment(variables: [:], isChecked: false)
        #expect(outcome("x || true", in: environment) == "true")
        #expect(outcome("f(1) || true", in: environment) == "true")
        #expect(outcome("x", in: environment) == "<unknown-name>")
        #expect(outcome("true ? 1 : 'a'", in: environment) == "1")
        #expect(outcome("1 + 'a'", in: environment) == "<no-such-overload>")
    }
}
