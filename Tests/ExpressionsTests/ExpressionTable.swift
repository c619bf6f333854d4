import Documents
import Expressions
import Testing

/// Compiles and evaluates, and writes the value as CEL would; a failure is its code in angle brackets.
func outcome(
    _ expression: String, _ bindings: [String: ExpressionValue] = [:],
    in environment: ExpressionEnvironment = ExpressionEnvironment(variables: [:]), budget: Int = 1_000_000
) -> String {
    do throws(Diagnostics) {
        let compiled = try CompiledExpression(expression, in: environment)
        do throws(EvaluationError) {
            return literal(try compiled.evaluate(bindings, budget: budget))
        } catch {
            return "<\(error.code.rawValue)>"
        }
    } catch {
        return "<\(error.items.map(\.id).joined(separator: " "))>"
    }
}

/// The mistakes of an expression as `line:column id message | fix`, one a line.
func mistakes(
    _ expression: String, in environment: ExpressionEnvironment = ExpressionEnvironment(variables: [:]),
    at span: SourceSpan? = nil, expecting result: ExpressionType? = nil
) -> [String] {
    do throws(Diagnostics) {
        _ = try CompiledExpression(expression, in: environment, at: span, expecting: result)
        return []
    } catch {
        return error.items.map { item in
            let start = item.span.map { "\($0.start.line):\($0.start.column)" } ?? "?"
            return "\(start) \(item.id) \(item.message)" + (item.fix.map { " | \($0)" } ?? "")
        }
    }
}

/// A value as a CEL literal.
func literal(_ value: ExpressionValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let bool): String(bool)
    case .int(let int): String(int)
    case .uint(let uint): "\(uint)u"
    case .double(let double): double.isNaN ? "nan" : "\(double)"
    case .string(let string): "'\(string)'"
    case .bytes(let bytes): "b\(bytes)"
    case .list(let elements): "[" + elements.map(literal).joined(separator: ", ") + "]"
    case .map(let map):
        "{" + map.entries.map { literal($0.key) + ": " + literal($0.value) }.joined(separator: ", ") + "}"
    case .timestamp(let timestamp): timestamp.text
    case .duration(let duration): duration.text
    case .type(let type): type.runtimeName
    }
}

/// Checks a table of expressions and their outcomes.
func expect(_ table: KeyValuePairs<String, String>, sourceLocation: SourceLocation = #_sourceLocation) {
    for (expression, wanted) in table {
        #expect(outcome(expression) == wanted, "\(expression)", sourceLocation: sourceLocation)
    }
}
