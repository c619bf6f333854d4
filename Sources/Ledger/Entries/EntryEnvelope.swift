package import Attestation
import Documents

/// The DSSE envelope that is one leaf of the log, stored exactly as signed.
package enum EntryEnvelope {
    /// Signs the payload of a statement as the ledger; `SealedEntry.seal` is the way to it.
    /// - Throws: `ledger.entry-too-large`, `ledger.entry-unsigned` when the signature is not the key's, what the signer throws.
    static func sign(_ payload: [UInt8], signer: LedgerSigner) throws -> [UInt8] {
        let message = DSSE.preAuthenticationEncoding(payloadType: InTotoStatement.payloadType, payload: payload)
        let bytes = try signer.sign(message)
        guard signer.publicKey.verifies(signature: bytes, over: message) else {
            throw LedgerError(.entryUnsigned, "the signer's signature is not that of the key it names")
        }
        let envelope = try Envelope(
            payloadType: InTotoStatement.payloadType, payload: payload,
            signatures: [EnvelopeSignature(keyID: signer.publicKey.keyID, bytes: bytes)])
        let encoded = try envelope.encoded()
        try EntryBundle.check(encoded)
        return encoded
    }

    /// How many bytes the signed entry will have at most; tells before signing whether a release fits.
    package static func maximumSize(of content: EntryContent) throws -> Int {
        let payload = try content.statement().payload().count
        // Base64 of the payload, plus key id, signature (DER ECDSA at most 72 bytes) and the envelope's own members.
        return (payload + 2) / 3 * 4 + 320
    }

    /// Reads what an entry holds, whoever signed it.
    /// - Throws: `ledger.entry-malformed` for an envelope, statement or predicate in any other than its one form.
    package static func content(of bytes: [UInt8]) throws(LedgerError) -> EntryContent {
        try EntryContent(payload: try read(bytes).payload)
    }

    /// - Returns: The key that signed.
    /// - Throws: `ledger.entry-malformed`, or `ledger.entry-unsigned` when none of the keys signed the envelope.
    @discardableResult
    package static func verify(_ bytes: [UInt8], keys: [PublicKey]) throws(LedgerError) -> PublicKey {
        try signer(of: try read(bytes), among: keys)
    }

    /// Verifies an entry and reads what it holds.
    /// - Throws: As `verify` and `content(of:)`.
    static func open(
        _ bytes: [UInt8], keys: [PublicKey]
    ) throws(LedgerError) -> (signer: PublicKey, content: EntryContent) {
        let envelope = try read(bytes)
        return (try signer(of: envelope, among: keys), try EntryContent(payload: envelope.payload))
    }

    private static func signer(of envelope: Envelope, among keys: [PublicKey]) throws(LedgerError) -> PublicKey {
        guard !keys.isEmpty else { throw LedgerError(.noKeys, "entries are verified with at least one key") }
        do {
            if let key = try envelope.verify(keys: keys).signers.first { return key }
        } catch {
            throw LedgerError(.entryUnsigned, "the entry is not signed by a key of the ledger: \(error.message)")
        }
        throw LedgerError(.entryUnsigned, "the entry is not signed by a key of the ledger")
    }

    private static func read(_ bytes: [UInt8]) throws(LedgerError) -> Envelope {
        try EntryBundle.check(bytes)
        let envelope: Envelope
        do {
            envelope = try Envelope(canonicalJSON: bytes)
        } catch {
            throw LedgerError(.entryMalformed, error.message)
        }
        guard envelope.payloadType.utf8.elementsEqual(InTotoStatement.payloadType.utf8) else {
            throw LedgerError(.entryMalformed, "the envelope holds \(envelope.payloadType)")
        }
        return envelope
    }
}
