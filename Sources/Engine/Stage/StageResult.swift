package import Artifacts
import Documents
package import Findings

/// What one stage found, and how much of what it should have examined it could examine.
///
/// A new result has examined nothing, and nothing examined never passes.
package struct StageResult: Sendable {
    package var findings: [Finding] = []
    package private(set) var completeness: Completeness = .nothing
    /// What the stage made, by name; kept as evidence beside what it read.
    package private(set) var products: [Product] = []
    /// The identities of all it examined (purl with version, …): tells `newlyDisclosed` from `introduced` next time.
    package var subjects: [String] = []
    /// Fingerprints of those of its findings that the baseline has too by what is known now, whatever was known then.
    package var knownInBaseline: Set<String> = []
    /// Stable reasons worth telling that are no findings: `no-baseline`.
    package var notes: [String] = []
    /// What is still missing that only time or a person can give; anything here makes the stage `waiting`.
    package var waitingFor: [String] = []
    /// The approvals that count, when the stage is an approval.
    package var approvals: [CountedApproval] = []
    /// The digest of the SBOM difference that approvers judge, when the stage makes one.
    package var differenceDigest: Digest?

    package struct Product: Sendable {
        package let name: String
        package let bytes: [UInt8]
        package let digest: Digest
    }

    package struct CountedApproval: Sendable, Hashable {
        package let principal: String
        package let role: String
        package let document: Digest

        package init(principal: String, role: String, document: Digest) {
            self.principal = principal
            self.role = role
            self.document = document
        }
    }

    package init() {}

    /// Adds items that should have been examined, and how many of them were.
    package mutating func examined(_ examined: Int, of total: Int, because reasons: [Completeness.Reason] = []) {
        completeness.add(Completeness(examined: examined, of: total, because: reasons))
    }

    /// Adds another count of examined items.
    package mutating func examined(_ other: Completeness) { completeness.add(other) }

    /// Keeps bytes the stage made as evidence.
    @discardableResult
    package mutating func keep(_ bytes: [UInt8], as name: String) -> Digest {
        let product = Product(name: name, bytes: bytes, digest: .sha256(of: bytes))
        products.append(product)
        return product.digest
    }
}
