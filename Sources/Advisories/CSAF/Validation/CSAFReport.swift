/// What the rules found in one document.
package struct CSAFReport: Sendable {
    package let version: CSAFVersion
    /// In the order of the rules' numbers, at most `CSAFValidator.maximumFindings` of each rule.
    package let findings: [CSAFFinding]
    /// How many findings were left out because one rule had too many.
    package let omitted: Int
    /// The rules that could not examine all of what their section asks for, and why.
    package let limits: [Limit]

    package struct Limit: Sendable, Hashable {
        package let rule: String
        package let reason: String
    }

    /// Whether no mandatory rule was violated.
    package var isValid: Bool { !findings.contains { $0.group == .mandatory } }
}
