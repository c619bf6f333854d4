package import Artifacts
package import Attestation
package import Documents

/// A document with a signature that verifies; whose key it is and what it may do is judged apart.
package struct SignedAct: Sendable {
    package let document: ActDocument
    /// The signed bytes, exactly.
    package let documentBytes: [UInt8]
    /// The SHA-256 of the signed bytes.
    package let digest: Digest
    /// The signature's stored form, exactly: an armored SSH signature, or the JSON of a passkey's.
    package let signature: String
    /// What made the signature.
    package let credential: PersonCredential

    /// The one function by which a signature counts, wherever an act comes from.
    ///
    /// - Throws: `ActError` when the document is not canonical or the signature does not verify over its bytes: in the
    ///   namespace of its own type for SSH, with its SHA-256 as the challenge for a passkey.
    package init(documentBytes: [UInt8], signature: String) throws(ActError) {
        document = try ActDocument(documentBytes)
        do {
            credential = try PersonSignature(text: signature).verify(
                message: documentBytes, namespace: document.type.namespace)
        } catch {
            throw ActError(.signature, error.message)
        }
        self.documentBytes = documentBytes
        digest = .sha256(of: documentBytes)
        self.signature = signature
    }

    /// Document and signature as one run of bytes, for the evidence store.
    package func bundled() throws(CanonicalJSONError) -> [UInt8] {
        try CanonicalJSON.payload([
            "document": .string(String(decoding: documentBytes, as: UTF8.self)), "signature": .string(signature),
        ])
    }

    /// Reads what `bundled` wrote.
    package init(bundle: [UInt8]) throws(ActError) {
        guard let value = try? JSONReader.value(bundle), let document = value["document"]?.string,
            let signature = value["signature"]?.string
        else { throw ActError(.malformed, "a signed act needs 'document' and 'signature'") }
        try self.init(documentBytes: Array(document.utf8), signature: signature)
    }
}
