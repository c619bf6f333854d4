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
    /// The components that were not examined, with name, purl and reason; empty for verbs that do not tell them one by one.
    package let unexamined: [JSONValue]
    /// Whether the findings stand in an order of their own; otherwise reports list them by weight and place.
    package let isRanked: Bool

    package init(
        title: String, findings: [Finding], completeness: Completeness, notes: [String] = [],
        remedies: [JSONValue] = [], unexamined: [JSONValue] = [], isRanked: Bool = false
    ) {
        self.isRanked = isRanked
        self.remedies = remedies
        self.unexamined = unexamined
        self.title = title
        self.findings = findings
        self.completeness = completeness
        self.notes = notes
    }

    /// The same report with one more note.
    package func noting(_ note: String) -> FindingsReport {
        var report = self
        report.notes.append(note)
        return report
    }

    /// The report of some of the findings, with a note that says why.
    package func with(_ findings: [Finding], note: String) -> FindingsReport {
        var report = self
        report.findings = findings
        report.notes.append(note)
        return report
    }
}
