/// One violation of a rule, ready to be shown.
package struct CSAFFinding: Sendable, Hashable {
    /// The rule's number: `6.1.27.9`.
    package let rule: String
    package let title: String
    package let group: CSAFRuleGroup
    /// The JSON pointer (RFC 6901) of the offending value, or of the missing one.
    package let pointer: String
    package let message: String
    package let remedy: String
}
