/// The content of an envelope that enough distinct trusted keys have signed; only `Envelope.verify` makes one.
package struct VerifiedEnvelope: Sendable, Hashable {
    package let payloadType: String
    /// The very bytes that were signed.
    package let payload: [UInt8]
    /// The keys whose signatures verified, each once, sorted by key id; at least the threshold that was asked.
    package let signers: [PublicKey]

    fileprivate init(payloadType: String, payload: [UInt8], signers: [PublicKey]) {
        self.payloadType = payloadType
        self.payload = payload
        self.signers = signers
    }
}

extension Envelope {
    /// Checks that at least `threshold` distinct keys of the list signed this envelope.
    ///
    /// A key counts once however often it is listed or has signed. Signatures of unknown keys, and wrong ones beside
    /// enough right ones, don't matter. A key id in the envelope is a hint for which key to try first, no more.
    /// - Throws: `threshold.invalid` when it is below 1 or above the number of distinct keys; `threshold.not-met`, or
    ///   `signature.invalid` when no key has signed at all.
    package func verify(keys: [PublicKey], threshold: Int = 1) throws(AttestationError) -> VerifiedEnvelope {
        let signers = try SignerCount.verified(keys: keys, threshold: threshold) { unused in
            let message = DSSE.preAuthenticationEncoding(payloadType: payloadType, payload: payload)
            var found: [PublicKey] = []
            for signature in signatures {
                let hinted = unused.filter { $0.keyID == signature.keyID }
                let key = (hinted + unused).first { $0.verifies(signature: signature.bytes, over: message) }
                if let key { found.append(key) }
            }
            return found
        }
        return VerifiedEnvelope(payloadType: payloadType, payload: payload, signers: signers)
    }
}
