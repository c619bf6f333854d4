/// One signature of an envelope; what it says about its key is a hint that nothing protects.
package struct EnvelopeSignature: Sendable, Hashable {
    /// The signer's own name for the key, which never decides which key is trusted; nothing when unset or empty.
    package let keyID: String?
    /// Never empty.
    package let bytes: [UInt8]

    /// - Throws: `signature.malformed` when there are no bytes.
    package init(keyID: String?, bytes: [UInt8]) throws(AttestationError) {
        guard !bytes.isEmpty else { throw AttestationError(.signatureMalformed, "an envelope's signature is empty") }
        self.keyID = keyID?.utf8.isEmpty == false ? keyID : nil
        self.bytes = bytes
    }
}
