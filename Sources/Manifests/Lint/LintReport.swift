package import Findings

/// What linting a set of objects gave.
package struct LintReport: Sendable {
    /// Sorted by location, then by rule.
    package let findings: [Finding]
    /// Objects that were examined, out of all objects.
    ///
    /// Reasons: `unknown-kind`, `unreadable-workload`.
    package let completeness: Completeness
    /// The identities of the examined objects, sorted: a changed object is another subject.
    package let subjects: [String]

    package init(findings: [Finding], completeness: Completeness, subjects: [String]) {
        self.findings = findings
        self.completeness = completeness
        self.subjects = subjects
    }
}
