package import Documents
package import Artifacts
package import Ledger

/// Deletes what a plan lets go: written down first, so that nothing is ever missing without a record that says why.
///
/// One that was stopped is run again: what its records name and nothing keeps goes then.
package struct EvidenceRemoval {
    private let evidence: any ContentInventory
    private let records: any RecordStore
    private let signer: LedgerSigner

    package init(evidence: any ContentInventory, records: any RecordStore, signer: LedgerSigner) {
        self.evidence = evidence
        self.records = records
        self.signer = signer
    }

    package struct Freed: Sendable, Hashable {
        package var pieces = 0
        /// As they were kept, packed.
        package var bytes = 0
        /// Left because they were stored too lately.
        package var tooNew = 0
    }

    /// - Parameter time: What was stored since stays.
    package func remove(
        _ plan: RetentionPlan, policy: String, policyDigest: Digest, at now: Timestamp, unusedSince time: Timestamp
    ) throws -> Freed {
        var freed = Freed()
        let most = EvidenceRetirement.maximumDigests
        for start in stride(from: 0, to: plan.removable.count, by: most) {
            let part = Array(plan.removable[start..<min(plan.removable.count, start + most)])
            let retirement = EvidenceRetirement(
                policy: policy, policyDigest: policyDigest, at: now, size: plan.size, digests: part)
            try records.keep(retirement.record(), in: .retirements, signer: signer)
            for digest in part {
                let bytes = try evidence.size(of: digest) ?? 0
                if try evidence.remove(digest, unusedSince: time) {
                    freed.pieces += 1
                    freed.bytes += bytes
                } else {
                    freed.tooNew += 1
                }
            }
        }
        return freed
    }
}
