package import Artifacts
package import Attestation
package import Documents

/// A statement signed by the ledger's key that lies beside the log: no tree covers it, and it can be lost but not made up.
///
/// A DSSE envelope over an in-toto Statement v1, in the one canonical form that entries have, of a predicate type that no
/// entry has.
package struct SignedRecord: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case legalHold = "urn:sluice:legal-hold:v1"
        case legalHoldLifted = "urn:sluice:legal-hold-lifted:v1"
        case evidenceRetired = "urn:sluice:evidence-retired:v1"
    }

    package let kind: Kind
    /// What it is about: its own predicate by digest when there is nothing else.
    package let subject: Digest
    package let predicate: JSONValue

    init(_ kind: Kind, subject: Digest? = nil, predicate: JSONValue) throws(LedgerError) {
        self.kind = kind
        self.predicate = predicate
        guard let bytes = try? CanonicalJSON.payload(predicate) else {
            throw LedgerError(.entryMalformed, "a record of \(kind.rawValue) can't be written")
        }
        self.subject = subject ?? .sha256(of: bytes)
    }

    /// - Throws: `ledger.entry-malformed`, and what the signer throws.
    package func sealed(by signer: LedgerSigner) throws -> [UInt8] {
        let payload = try InTotoStatement(
            subjects: [StatementSubject(name: kind.rawValue, digests: [subject])], predicateType: kind.rawValue,
            predicate: predicate
        ).payload()
        let message = DSSE.preAuthenticationEncoding(payloadType: InTotoStatement.payloadType, payload: payload)
        let signature = try EnvelopeSignature(keyID: signer.publicKey.keyID, bytes: signer.sign(message))
        return try Envelope(payloadType: InTotoStatement.payloadType, payload: payload, signatures: [signature])
            .encoded()
    }

    /// Reads and verifies a record that may come from anywhere.
    /// - Throws: `ledger.entry-malformed` for another form or kind, `ledger.entry-unsigned` when none of the keys signed it.
    package init(verifying bytes: [UInt8], keys: [PublicKey]) throws(LedgerError) {
        guard !keys.isEmpty else { throw LedgerError(.noKeys, "records are verified with at least one key") }
        let statement: InTotoStatement
        let envelope: Envelope
        do {
            envelope = try Envelope(canonicalJSON: bytes)
            statement = try InTotoStatement(unverified: envelope.payload)
        } catch {
            throw LedgerError(.entryMalformed, "a record beside the log can't be read: \(error.message)")
        }
        guard envelope.payloadType.utf8.elementsEqual(InTotoStatement.payloadType.utf8),
            let signer = (try? envelope.verify(keys: keys))?.signers.first, envelope.signatures.count == 1,
            envelope.signatures[0].keyID?.utf8.elementsEqual(signer.keyID.utf8) == true
        else { throw LedgerError(.entryUnsigned, "a record beside the log is not signed by a key of the ledger") }
        guard let kind = Kind.allCases.first(where: { $0.rawValue.utf8.elementsEqual(statement.predicateType.utf8) }),
            let subject = statement.subjects.first?.digests.first
        else { throw LedgerError(.entryMalformed, "'\(statement.predicateType)' is no record beside a log") }
        self.kind = kind
        self.subject = subject
        predicate = statement.predicate
    }
}
