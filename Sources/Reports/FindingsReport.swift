package import Documents
package import Findings

/// The findings of one domain verb (`scan`, `lint`, `verify`), judged by a threshold instead of a policy.
package struct FindingsReport: Sendable {
    /// What was examined, for headings: `scan of sbom.cdx.json`.
    package let title: String
    package let findings: [Finding]
    package let completeness: Completeness
    package let notes: [String]
    /// What to do, package by package, as `RemedyPlan` writes it; empty for verbs that know no upgrades.
    package let remedies: [JSONValue]

    package init(
        title: String, findings: [Finding], completeness: Completeness, notes: [String] = [],
        remedies: [JSONValue] = []
    ) {
        self.remedies = remedies
        self.title = title
        self.findings = findings
        self.completeness = completeness
        self.notes = notes
    }
}
