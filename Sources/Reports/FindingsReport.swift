package import Documents
package import Findings

/// The findings of one domain verb (`scan`, `lint`, `verify`), judged by a threshold instead of a policy.
package struct FindingsReport: Sendable {
    /// What was examined, for headings: `scan of sbom.cdx.json`.
    package let title: String
    package private(set) var findings: [Finding]
    package let completeness: Completeness
    package private(set) var notes: [String]
    /// What to do, package by package, as `RemedyPlan` writes it; empty for verbs that know no upgrades.
    package let remedies: [JSONValue]
    /// Whether the findings stand in an order of their own; otherwise reports list them by weight and place.
    package let isRanked: Bool

    package init(
        title: String, findings: [Finding], completeness: Completeness, notes: [String] = [],
        remedies: [JSONValue] = [], isRanked: Bool = false
    ) {
        self.isRanked = isRanked
        self.remedies = remedies
        self.title = title
        self.findings = findings
        self.completeness = completeness
        self.notes = notes
    }

    /// The report of some of the findings, with a note that says why.
    package func with(_ findings: [Finding], note: String) -> FindingsReport {
        var report = self
        report.findings = findings
        report.notes.append(note)
        return report
    }
}
