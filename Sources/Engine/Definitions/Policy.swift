package import Documents
package import Expressions
package import Governance

/// CEL rules that turn findings into effects.
package struct Policy: Sendable {
    /// What a finding does to its stage; of several rules the strictest holds.
    package enum Effect: String, Sendable, Comparable, CaseIterable {
        /// Told, and let pass.
        case informational
        /// Let pass, and the stage is `warned`.
        case warning
        /// The stage is `failed`.
        case blocking

        private var rank: Int { Effect.allCases.firstIndex(of: self) ?? 0 }
        package static func < (left: Effect, right: Effect) -> Bool { left.rank < right.rank }
    }

    package struct Rule: Sendable {
        /// Kebab-case, unique in its policy.
        package let name: String
        /// Finding rules it looks at; `*` stands for any run of characters.
        package let findings: [ProjectPattern]
        /// Environments it holds in; all when empty.
        package let environments: [ProjectPattern]
        /// True when the rule applies to the finding; absent means always.
        package let expression: CompiledExpression?
        package let effect: Effect
        package let message: String?
        package let remedy: String?
        /// Before this moment a blocking rule only warns.
        package let effectiveOn: Timestamp?
        /// From this moment the rule does not apply.
        package let effectiveUntil: Timestamp?
        package let span: SourceSpan
    }

    /// A finding made up in the policy file, and what must become of it.
    package struct Example: Sendable {
        package let name: String
        package let finding: SourceNode
        package let environment: String
        package let at: Timestamp?
        /// An effect, or `unaddressed`.
        package let expected: Located<String>
    }

    package let name: String
    package let path: String
    package let rules: [Rule]
    package let tests: [Example]
    /// The document, for the content digest.
    package let document: SourceNode
}
