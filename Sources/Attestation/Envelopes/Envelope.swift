import Documents

/// A DSSE envelope as it was received: nothing in it is trusted until `verify` has given a `VerifiedEnvelope`.
package struct Envelope: Sendable, Hashable {
    /// More signatures than this are refused before any is checked.
    package static let maximumSignatures = 32

    package let payloadType: String
    package let payload: [UInt8]
    /// At least one, in the order of the text.
    package let signatures: [EnvelopeSignature]

    /// - Throws: `envelope.malformed` for no type or too many signatures, `signature.missing` for none.
    package init(
        payloadType: String, payload: [UInt8], signatures: [EnvelopeSignature]
    ) throws(AttestationError) {
        guard !payloadType.utf8.isEmpty else { throw AttestationError(.envelopeMalformed, "payloadType is empty") }
        guard !signatures.isEmpty else { throw AttestationError(.signatureMissing, "the envelope is not signed") }
        guard signatures.count <= Self.maximumSignatures else {
            throw AttestationError(
                .envelopeMalformed,
                "an envelope may have \(Self.maximumSignatures) signatures, this has \(signatures.count)")
        }
        self.payloadType = payloadType
        self.payload = payload
        self.signatures = signatures
    }

    /// Signs a payload with one or more keys; each signature names its key by `PublicKey.keyID`.
    package static func sign(
        payloadType: String, payload: [UInt8], keys: [SigningKey]
    ) throws(AttestationError) -> Envelope {
        let message = DSSE.preAuthenticationEncoding(payloadType: payloadType, payload: payload)
        var signatures: [EnvelopeSignature] = []
        for key in keys {
            signatures.append(try EnvelopeSignature(keyID: key.publicKey.keyID, bytes: try key.sign(message)))
        }
        return try Envelope(payloadType: payloadType, payload: payload, signatures: signatures)
    }

    /// Signs a payload with one key.
    package static func sign(
        payloadType: String, payload: [UInt8], key: SigningKey
    ) throws(AttestationError) -> Envelope {
        try sign(payloadType: payloadType, payload: payload, keys: [key])
    }
}
