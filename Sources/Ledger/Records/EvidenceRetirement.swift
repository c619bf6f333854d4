package import Artifacts
package import Documents

/// What a retention policy removed from the evidence, written down before it is removed.
package struct EvidenceRetirement: Sendable, Hashable {
    /// A longer list takes several records.
    package static let maximumDigests = 2_000

    /// The policy's name, and the digest of its document.
    package let policy: String
    package let policyDigest: Digest
    package let at: Timestamp
    /// How many entries the ledger had.
    package let size: UInt64
    /// Sorted, each once.
    package let digests: [Digest]

    package init(policy: String, policyDigest: Digest, at: Timestamp, size: UInt64, digests: [Digest]) {
        self.policy = policy
        self.policyDigest = policyDigest
        self.at = at
        self.size = size
        self.digests = digests.sorted()
    }

    package func record() throws(LedgerError) -> SignedRecord {
        try SignedRecord(
            .evidenceRetired,
            predicate: [
                "at": .string(at.description), "digests": .array(digests.map { .string($0.description) }),
                "policy": .string(policy), "policyDigest": .string(policyDigest.description),
                "size": .integer(Int64(clamping: size)), "version": 1,
            ])
    }

    /// - Throws: `ledger.entry-malformed` for another kind of record or one of another form.
    package init(_ record: SignedRecord) throws(LedgerError) {
        guard record.kind == .evidenceRetired else {
            throw LedgerError(.entryMalformed, "a record of \(record.kind.rawValue) retires no evidence")
        }
        var reader = try PayloadReader(record.predicate, at: "retirement")
        guard try reader.count("version") == 1 else { throw PayloadReader.malformed("retirement.version", "is not 1") }
        guard let list = try reader.value("digests").array else {
            throw PayloadReader.malformed("retirement.digests", "is not a list")
        }
        let digests = list.compactMap { $0.string.flatMap { Digest($0) } }
        guard digests.count == list.count else {
            throw PayloadReader.malformed("retirement.digests", "is not a list of digests")
        }
        self.init(
            policy: try reader.string("policy"), policyDigest: try reader.digest("policyDigest"),
            at: try reader.time("at"), size: UInt64(clamping: try reader.count("size")), digests: digests)
        try reader.finish()
    }
}
