import Documents
import Expressions

/// The conformance tests of the Common Expression Language.
///
/// Cases that need protocol buffer messages or an extension library are skipped; what a case needs is read from its
/// expression, its declarations and its values.
struct CELSpecSuite: ConformanceSuite {
    static let name = "cel-spec"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let text = conformanceCase["expr"]?.string, let expectation = conformanceCase["expect"] else {
            throw SuiteFault(description: "the case has no expression or no expectation")
        }
        if let reason = try CELSpecNeeds.missing(in: conformanceCase, expression: text) { return .skipped(reason) }
        let environment = ExpressionEnvironment(
            variables: try variables(conformanceCase), container: conformanceCase["container"]?.string ?? "",
            isChecked: conformanceCase["disable_check"]?.bool != true)
        let isError = expectation["kind"]?.string == "error"
        let expression: CompiledExpression
        do throws(Diagnostics) {
            expression = try CompiledExpression(text, in: environment)
        } catch {
            let message = error.items.map(\.message).joined(separator: "; ")
            return isError ? .passed : .failed(wanted: "a value", got: "at compile time: \(message)")
        }
        if let wanted = expectation["deduced_type"] {
            let type = try CELSpecValues.type(wanted)
            guard type == expression.type else { return .failed(wanted: "\(type)", got: "\(expression.type)") }
            if conformanceCase["check_only"]?.bool == true { return .passed }
        }
        let value: ExpressionValue
        do throws(EvaluationError) {
            value = try expression.evaluate(bindings(conformanceCase))
        } catch {
            return isError ? .passed : .failed(wanted: "a value", got: "error: \(error.message)")
        }
        let got = CELSpecValues.text(value)
        if isError { return .failed(wanted: "an error", got: got) }
        guard let wanted = expectation["value"] ?? expectation["result"] else { return .passed }
        return .comparing(wanted: CELSpecValues.text(try CELSpecValues.value(wanted)), got: got)
    }

    private func variables(_ conformanceCase: SuiteCase) throws -> [String: ExpressionType] {
        var variables: [String: ExpressionType] = [:]
        for declaration in conformanceCase["type_env"]?.array ?? [] {
            guard let name = declaration["name"]?.string, let type = declaration["ident"]?["type"] else { continue }
            variables[name] = try CELSpecValues.type(type)
        }
        return variables
    }

    private func bindings(_ conformanceCase: SuiteCase) throws(EvaluationError) -> [String: ExpressionValue] {
        var bindings: [String: ExpressionValue] = [:]
        for member in conformanceCase["bindings"]?.members ?? [] {
            guard let value = member.value["value"], let read = try? CELSpecValues.value(value) else {
                throw EvaluationError(.invalidArgument, "the binding of \(member.key) can't be read")
            }
            bindings[member.key] = read
        }
        return bindings
    }
}
