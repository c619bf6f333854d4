/// How much a rule's violation weighs (CSAF section 6).
package enum CSAFRuleGroup: String, Sendable, Hashable, CaseIterable {
    /// Section 6.1: a violation makes the document invalid.
    case mandatory
    /// Section 6.2, called optional in CSAF 2.0: a violation is a warning.
    case recommended
    /// Section 6.3: a violation is an information.
    case informative
}
