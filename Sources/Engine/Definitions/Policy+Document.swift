package import Documents
import Expressions
import Governance

extension Policy {
    package init(document node: SourceNode, path: String) throws(Diagnostics) {
        let document = try DocumentHeader.read(node, kind: "Policy")
        var spec = OptionReader(document.spec, context: "spec of the policy")
        var rules: [Rule] = []
        if let list = spec.node("rules", required: true) {
            for element in list.elements ?? [] {
                guard let rule = spec.read({ () throws(Diagnostics) in try Rule(element) }) else { continue }
                if rules.contains(where: { $0.name == rule.name }) {
                    spec.report(
                        Diagnostic("policy.duplicate-rule", "the rule '\(rule.name)' stands twice", at: rule.span))
                }
                rules.append(rule)
            }
            if list.elements?.isEmpty ?? true {
                spec.report(Diagnostic("policy.no-rules", "rules must be a list with at least one rule", at: list.span))
            }
        }
        var tests: [Example] = []
        for element in spec.listElements("tests") {
            if let test = spec.read({ () throws(Diagnostics) in try Example(element) }) { tests.append(test) }
        }
        let (read, examples) = (rules, tests)
        self = try spec.finish {
            Policy(name: document.metadata["name"] ?? "", path: path, rules: read, tests: examples, document: node)
        }
    }
}

extension Policy.Rule {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "rule")
        let name = reader.required("name", as: String.self)
        var findings: [Located<ProjectPattern>] = []
        var environments: [Located<ProjectPattern>] = []
        if let match = reader.node("match", required: true) {
            let read = reader.read { () throws(Diagnostics) in
                var inner = OptionReader(match, context: "match")
                let findings = inner.list("findings", of: ProjectPattern.self, required: true)
                let environments = inner.list("environments", of: ProjectPattern.self)
                return try inner.finish { (findings, environments) }
            }
            if let read { (findings, environments) = read }
        }
        let text = reader.optional("expression", as: String.self)
        var expression: CompiledExpression?
        if let text {
            expression = reader.read { () throws(Diagnostics) in
                let compiled = try CompiledExpression(text.value, in: PolicyLanguage.environment, at: text.span)
                guard compiled.type == .bool || compiled.type == .dyn else {
                    throw Diagnostics(
                        Diagnostic(
                            "policy.expression-type", "the expression must say true or false", at: text.span,
                            fix: "Compare something, such as finding.severity == 'critical'."))
                }
                return compiled
            }
        }
        let effect = reader.choice("severity", default: nil as Policy.Effect?)
        if effect == nil, node["severity"] == nil {
            reader.report(
                Diagnostic(
                    "policy.severity", "the rule does not say what it does", at: node.span,
                    fix: "Add 'severity: blocking', 'warning' or 'informational'."))
        }
        let message = reader.optional("message", as: String.self)
        let remedy = reader.optional("remedy", as: String.self)
        let on = reader.optional("effectiveOn", as: Timestamp.self)
        let until = reader.optional("effectiveUntil", as: Timestamp.self)
        let (patterns, places, compiled) = (findings, environments, expression)
        self = try reader.finish {
            Policy.Rule(
                name: name.value, findings: patterns.map(\.value), environments: places.map(\.value),
                expression: compiled, effect: effect?.value ?? .blocking, message: message?.value,
                remedy: remedy?.value, effectiveOn: on?.value, effectiveUntil: until?.value, span: node.span)
        }
    }
}

extension Policy.Example {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "test")
        let name = reader.required("name", as: String.self)
        let finding = reader.node("finding", required: true)
        let environment = reader.optional("environment", default: "production")
        let at = reader.optional("at", as: Timestamp.self)
        let expected = reader.required("expect", as: String.self)
        let allowed = Policy.Effect.allCases.map(\.rawValue) + ["unaddressed"]
        if expected.span != nil, !allowed.contains(expected.value) {
            reader.report(
                Diagnostic(
                    "policy.test-expect", "'\(expected.value)' is no effect", at: expected.span,
                    fix: "Use one of \(allowed.joined(separator: ", "))."))
        }
        self = try reader.finish {
            Policy.Example(
                name: name.value, finding: finding ?? node, environment: environment.value, at: at?.value,
                expected: expected)
        }
    }
}
