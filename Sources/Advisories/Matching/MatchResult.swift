package import Findings
package import Inventory

/// What came of holding components against a snapshot.
package struct MatchResult: Sendable {
    /// A component that was not examined, or not fully.
    package struct Unexamined: Sendable {
        package let component: Component
        package let reason: UnexaminedReason
        /// More about it, where there is more: the record that can't be evaluated.
        package let detail: String?
    }

    /// In the order of the components, then of the closure ids by bytes; one for each component and flaw.
    package let matches: [VulnerabilityMatch]
    /// In the order of the components, each at most once; they may have matches all the same.
    package let unexamined: [Unexamined]
    /// Components of role `package` are counted; files, groupings and the operating system itself are no packages.
    package let completeness: Completeness
}
