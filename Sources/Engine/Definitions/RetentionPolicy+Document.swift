package import Documents
import Governance

extension RetentionPolicy {
    package init(document node: SourceNode) throws(Diagnostics) {
        let document = try DocumentHeader.read(node, kind: "RetentionPolicy")
        var spec = OptionReader(document.spec, context: "spec of the retention policy")
        var rules: [Rule] = []
        if let list = spec.node("rules", required: true) {
            for element in list.elements ?? [] {
                if let rule = spec.read({ () throws(Diagnostics) in try Rule(element) }) { rules.append(rule) }
            }
            if list.elements?.isEmpty ?? true {
                spec.report(
                    Diagnostic("retention.no-rules", "rules must be a list with at least one rule", at: list.span))
            }
        }
        let found = rules
        self = try spec.finish { RetentionPolicy(name: document.metadata["name"] ?? "", rules: found) }
    }
}

extension RetentionPolicy.Rule {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "retention rule")
        let project = reader.optional("project", default: ProjectPattern("*"))
        let environment = reader.optional("environment", default: ProjectPattern("*"))
        let kinds = reader.list("evidence", of: EvidenceKind.self)
        if kinds.isEmpty, let list = node["evidence"] {
            reader.report(
                Diagnostic(
                    "retention.no-evidence", "a rule about no evidence is no rule", at: list.span,
                    fix: "Name kinds of evidence, or leave `evidence` out for all of them."))
        }
        let keep = reader.required("keep", as: RetentionSpan.self)
        self = try reader.finish {
            RetentionPolicy.Rule(
                project: project.value, environment: environment.value, evidence: Set(kinds.map(\.value)),
                keep: keep.value.span)
        }
    }
}

extension EvidenceKind: OptionValue {
    package static var placeholder: EvidenceKind { .release }
    package static var expected: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }
    package static func read(_ node: SourceNode) -> EvidenceKind? {
        node.string.flatMap { text in allCases.first { $0.rawValue.utf8.elementsEqual(text.utf8) } }
    }
}

/// A length of time, or `forever`.
private struct RetentionSpan: OptionValue {
    let span: Span?

    static var placeholder: RetentionSpan { RetentionSpan(span: nil) }
    static var expected: String { "a length of time such as 400d, or forever" }
    static func read(_ node: SourceNode) -> RetentionSpan? {
        if node.string.map({ $0.utf8.elementsEqual("forever".utf8) }) == true { return RetentionSpan(span: nil) }
        return Span.read(node).map { RetentionSpan(span: $0) }
    }
}
