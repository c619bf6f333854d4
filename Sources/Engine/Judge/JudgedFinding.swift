package import Documents
package import Findings
package import Governance

/// A finding with its class, what policy makes of it, and the waiver that lets it pass, if any.
package struct JudgedFinding: Sendable {
    package enum Effect: String, Sendable, CaseIterable {
        case informational
        case warning
        case blocking
        /// Blocking, but a waiver lets it pass.
        case waived
        /// No rule addresses it: never clean.
        case unaddressed
    }

    package let finding: Finding
    package let fingerprint: String
    package let findingClass: FindingClass
    package let effect: Effect
    /// `policy-file#rule` of the rule that decided; nothing when none did.
    package let rule: String?
    /// Where that rule stands.
    package let ruleSpan: SourceSpan?
    /// The rule's own words, when it has some.
    package let ruleMessage: String?
    package let ruleRemedy: String?
    package let waiver: WaiverDecision.Waiver?

    /// The sentence that says what to do.
    package var remedy: String? { ruleRemedy ?? finding.remedy }
}
