/// What appending gives back: the entry, durable and covered by a signed checkpoint, with the proof of it.
package struct AppendedEntry: Sendable, Hashable {
    package let entry: LedgerEntry
    /// False when an entry with the same client id stood there already; that one is given back.
    package let isNew: Bool
    /// Leads to the checkpoint that was current when the append returned.
    package let proof: InclusionProof

    package init(entry: LedgerEntry, isNew: Bool, proof: InclusionProof) {
        self.entry = entry
        self.isNew = isNew
        self.proof = proof
    }
}
