package import Artifacts
package import Inventory
package import Ledger

/// What questions about the past read besides the log: the records and inventories that decisions name by digest.
package protocol HistoryEvidence: Sendable {
    /// What a stage's record says; nothing when it is missing or no such record.
    func stageFacts(of record: Digest) -> StageFacts?

    /// The SBOMs of the release a decision is about; nothing when its documents are missing or can't be read.
    func inventories(of body: DecisionBody) -> [InventoryReference]?

    func materials(of sbom: Digest) -> MaterialsAnswer
}

/// An SBOM of a release, and the name that findings about it are filed under.
package struct InventoryReference: Sendable, Hashable {
    package let digest: Digest
    package let subject: String

    package init(digest: Digest, subject: String) {
        self.digest = digest
        self.subject = subject
    }
}

/// What became of reading an SBOM.
package enum MaterialsAnswer: Sendable {
    case read(BillOfMaterials)
    case missing
    case unreadable
}

/// One stage's record, boiled down to what is asked later.
package struct StageFacts: Sendable {
    /// A flaw that was found in a component when the release was judged.
    package struct Flaw: Sendable, Hashable {
        package let artifact: String
        /// The component's identity, without a version.
        package let subject: String
        /// Every id of the flaw that the record names.
        package let ids: [String]

        package init(artifact: String, subject: String, ids: [String]) {
            self.artifact = artifact
            self.subject = subject
            self.ids = ids
        }
    }

    /// Sorted by rule, policy, effect and class.
    package let rules: [IndexedEntry.RuleCount]
    package let flaws: [Flaw]

    package init(rules: [IndexedEntry.RuleCount], flaws: [Flaw]) {
        self.rules = rules
        self.flaws = flaws
    }
}
