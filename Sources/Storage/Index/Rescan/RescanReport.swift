package import Advisories
package import Artifacts
package import Findings

/// What a snapshot says of everything that is live, against what was known when it was judged.
package struct RescanReport: Sendable {
    /// Of the advisory snapshot.
    package let snapshot: Digest
    /// Live promotions that were looked at: a release in an environment each.
    package var livePromotions = 0
    /// Live promotions with something newly affected.
    package var newlyAffected = 0
    /// Flaws that the record of the decision names already.
    package var knownFlaws = 0
    /// Flaws that it does not.
    package var newFlaws = 0
    /// Distinct components that were held against the snapshot.
    package var distinctComponents = 0
    /// Over the packages of every live promotion; nothing live is nothing examined.
    package var completeness = Completeness.nothing
}

/// One live promotion with flaws that nobody knew of when it was judged.
package struct RescanFinding: Sendable {
    /// A component of the release and what it is affected by.
    package struct Flaw: Sendable {
        /// What findings about it are filed under.
        package let artifact: String
        /// The component's identity, without a version.
        package let subject: String
        /// The component as a purl, or what stands for it.
        package let component: String
        package let match: VulnerabilityMatch
    }

    /// Of the promotion.
    package let index: UInt64
    package let project: String
    package let name: String
    package let version: String
    package let environment: String
    package let releaseDigest: Digest
    /// Sorted by closure id and component.
    package let flaws: [Flaw]
}
