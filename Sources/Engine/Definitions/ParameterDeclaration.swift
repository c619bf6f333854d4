package import Documents
import Expressions

/// A typed parameter of a pipeline; its value comes from the trust policy or from the release.
package struct ParameterDeclaration: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case string, integer, boolean }

    package let name: String
    package let kind: Kind
    /// A regular expression a text must match in full.
    package let pattern: String?
    package let isRequired: Bool
    package let defaultValue: SourceNode?
    /// Whether the release document may give the value when the trust policy does not.
    package let isFromRelease: Bool
    package let span: SourceSpan

    /// Why a value is not acceptable; nothing when it is.
    package func problem(with value: SourceNode) -> String? {
        switch kind {
        case .string:
            guard let text = value.string else { return "must be a text, not \(value.kindName)" }
            guard let pattern else { return nil }
            guard let regex = try? LinearRegex(pattern), regex.matchesFully(text) else {
                return "must match \(pattern) in full"
            }
            return nil
        case .integer: return value.integer == nil ? "must be a whole number, not \(value.kindName)" : nil
        case .boolean: return value.bool == nil ? "must be true or false, not \(value.kindName)" : nil
        }
    }

    /// What stands in for a declaration with mistakes, so that placeholders that name it are not mistaken too.
    init(unreadable member: SourceNode.Member) {
        self.init(
            name: member.key, kind: .string, pattern: nil, isRequired: false, defaultValue: nil, isFromRelease: false,
            span: member.keySpan)
    }

    private init(
        name: String, kind: Kind, pattern: String?, isRequired: Bool, defaultValue: SourceNode?, isFromRelease: Bool,
        span: SourceSpan
    ) {
        self.name = name
        self.kind = kind
        self.pattern = pattern
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.isFromRelease = isFromRelease
        self.span = span
    }

    static func read(_ member: SourceNode.Member) throws(Diagnostics) -> ParameterDeclaration {
        var reader = OptionReader(member.value, context: "parameter \(member.key)")
        let kind = reader.choice("type", default: Kind.string)
        let pattern = reader.optional("pattern", as: String.self)
        let required = reader.optional("required", default: false)
        let standard = reader.node("default")
        let fromRelease = reader.optional("fromRelease", default: false)
        if let pattern {
            do {
                _ = try LinearRegex(pattern.value)
            } catch {
                reader.report(
                    Diagnostic(
                        "pipeline.pattern", "the pattern is not a regular expression: \(error)", at: pattern.span,
                        fix: "Use RE2 syntax; a pattern matches in full."))
            }
        }
        let declaration = ParameterDeclaration(
            name: member.key, kind: kind?.value ?? .string, pattern: pattern?.value, isRequired: required.value,
            defaultValue: standard,
            isFromRelease: fromRelease.value, span: member.keySpan)
        if let standard, let problem = declaration.problem(with: standard) {
            reader.report(
                Diagnostic("pipeline.parameter", "the default of '\(member.key)' \(problem)", at: standard.span))
        }
        return try reader.finish { declaration }
    }
}
