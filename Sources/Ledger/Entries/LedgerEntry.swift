import Artifacts

/// One entry of a ledger: the envelope exactly as it is stored, and the fields derived from it.
package struct LedgerEntry: Sendable, Hashable {
    /// From 0 on.
    package let index: UInt64
    package let envelope: [UInt8]
    package let leafHash: MerkleHash
    package let fields: LedgerFields

    /// Derives hash and fields from the envelope.
    /// - Throws: What `LedgerIndex.fields` throws.
    package init(index: UInt64, envelope: [UInt8]) throws(LedgerError) {
        self.index = index
        self.envelope = envelope
        leafHash = MerkleTree.leafHash(envelope)
        fields = try LedgerIndex.fields(of: envelope)
    }

    init(index: UInt64, sealed: SealedEntry) {
        self.index = index
        envelope = sealed.envelope
        leafHash = sealed.leafHash
        fields = sealed.fields
    }

    /// What the entry holds.
    package func content() throws(LedgerError) -> EntryContent { try EntryEnvelope.content(of: envelope) }
}
