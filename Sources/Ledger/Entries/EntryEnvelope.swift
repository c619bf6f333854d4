package import Attestation
import Documents

/// The DSSE envelope that is one leaf of the log, stored exactly as signed.
package enum EntryEnvelope {
    /// Signs content as the ledger.
    /// - Throws: `ledger.entry-too-large` when the envelope would not fit into a log entry, `ledger.entry-malformed`,
    ///   `ledger.entry-unsigned` when the signer's signature is not its key's, and what the signer throws.
    package static func sign(_ content: EntryContent, signer: LedgerSigner) throws -> [UInt8] {
        let payload = try content.statement().payload()
        let message = DSSE.preAuthenticationEncoding(payloadType: InTotoStatement.payloadType, payload: payload)
        let signature = try EnvelopeSignature(keyID: signer.publicKey.keyID, bytes: try signer.sign(message))
        let envelope = try Envelope(
            payloadType: InTotoStatement.payloadType, payload: payload, signatures: [signature])
        let bytes = try envelope.encoded()
        try EntryBundle.check(bytes)
        try verify(bytes, keys: [signer.publicKey])
        _ = try EntryEnvelope.content(of: bytes)
        return bytes
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

    /// - Throws: `ledger.entry-malformed`, or `ledger.entry-unsigned` when none of the keys signed the envelope.
    package static func verify(_ bytes: [UInt8], keys: [PublicKey]) throws(LedgerError) {
        guard !keys.isEmpty else { throw LedgerError(.noKeys, "entries are verified with at least one key") }
        let envelope = try read(bytes)
        do {
            _ = try envelope.verify(keys: keys)
        } catch {
            throw LedgerError(.entryUnsigned, "the entry is not signed by a key of the ledger: \(error.message)")
        }
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
