package import Attestation

/// An entry that a key of the ledger has signed, with its leaf hash and the fields it is found by; its place is not known yet.
///
/// There are two ways to one, signing content and verifying an envelope, so whoever holds one need not verify it again.
package struct SealedEntry: Sendable, Hashable {
    /// The DSSE envelope, exactly as it is stored.
    package let envelope: [UInt8]
    package let leafHash: MerkleHash
    package let fields: LedgerFields
    /// The key whose signature it has; a store takes only entries of its own keys.
    package let key: PublicKey

    private init(envelope: [UInt8], content: EntryContent, key: PublicKey) throws(LedgerError) {
        self.envelope = envelope
        self.key = key
        leafHash = MerkleTree.leafHash(envelope)
        fields = try LedgerIndex.fields(of: content)
    }

    /// Signs content as the ledger.
    ///
    /// What is signed is read back first, so that nothing enters a ledger that no reader could read, and the signature is
    /// verified, so that a signer with another key than it names is found before anything is stored.
    /// - Throws: `ledger.entry-too-large` when the envelope would not fit into a log entry, `ledger.entry-malformed`,
    ///   `ledger.entry-unsigned` when the signer's signature is not its key's, and what the signer throws.
    package static func seal(_ content: EntryContent, signer: LedgerSigner) throws -> SealedEntry {
        let statement = try content.statement()
        let read = try EntryContent(readingBack: statement)
        let envelope = try EntryEnvelope.sign(try statement.payload(), signer: signer)
        return try SealedEntry(envelope: envelope, content: read, key: signer.publicKey)
    }

    /// Takes in an envelope that may come from anywhere.
    /// - Throws: `ledger.entry-malformed` for any other than the one form, `ledger.entry-too-large`, `ledger.entry-unsigned`
    ///   when none of the keys signed it, `ledger.no-keys` without keys.
    package init(verifying envelope: [UInt8], keys: [PublicKey]) throws(LedgerError) {
        let (key, content) = try EntryEnvelope.open(envelope, keys: keys)
        try self.init(envelope: envelope, content: content, key: key)
    }

    /// The entry in its place in the log.
    package func placed(at index: UInt64) -> LedgerEntry { LedgerEntry(index: index, sealed: self) }
}
