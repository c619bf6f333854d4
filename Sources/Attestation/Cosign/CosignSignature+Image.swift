package import Artifacts

/// One cosign signature of an image as it lies in a registry: the payload and the Base64 of the signature over it.
package struct ImageSignature: Sendable, Hashable {
    package let payload: [UInt8]
    package let signatureBase64: String

    package init(payload: [UInt8], signatureBase64: String) {
        self.payload = payload
        self.signatureBase64 = signatureBase64
    }
}

/// An image that enough distinct trusted keys have signed; only `CosignSignature` makes one.
package struct VerifiedImageSignature: Sendable, Hashable {
    package let manifestDigest: Digest
    /// The keys whose signatures verified, each once, sorted by key id.
    package let signers: [PublicKey]
    /// The repositories that the verified payloads name, each once, sorted.
    package let references: [String]

    fileprivate init(manifestDigest: Digest, signers: [PublicKey], references: [String]) {
        self.manifestDigest = manifestDigest
        self.signers = signers
        self.references = references
    }
}

extension CosignSignature {
    /// Checks that at least `threshold` distinct keys signed a payload that names this manifest.
    ///
    /// Each payload is verified as stored, then read. Signatures that do not verify, or whose payload names another
    /// image, do not count and do not matter beside enough that do.
    /// - Parameter manifestDigest: the digest of the exact manifest bytes.
    /// - Throws: `signature.missing`, `input.too-large`, `threshold.invalid`; `cosign.payload` or
    ///   `attestation.subject_digest` when signatures of trusted keys verify but none is for this image;
    ///   `threshold.not-met`, `signature.invalid`.
    package static func verifyImage(
        _ signatures: [ImageSignature], manifestDigest: Digest, keys: [PublicKey], threshold: Int = 1
    ) throws(AttestationError) -> VerifiedImageSignature {
        guard !signatures.isEmpty else { throw AttestationError(.signatureMissing, "the image is not signed") }
        guard signatures.count <= maximumSignatures else {
            throw AttestationError(.tooLarge, "at most \(maximumSignatures) signatures are checked")
        }
        var references: Set<[UInt8]> = []
        var refusal: AttestationError?
        let signers: [PublicKey]
        do {
            signers = try SignerCount.verified(keys: keys, threshold: threshold) { distinct in
                var found: [PublicKey] = []
                for item in signatures {
                    guard let signature = try? decoded([item.signatureBase64]).first,
                        let key = distinct.first(where: { $0.verifies(signature: signature, over: item.payload) })
                    else { continue }
                    do throws(AttestationError) {
                        references.insert(Array(try reference(of: item.payload, manifestDigest: manifestDigest).utf8))
                        found.append(key)
                    } catch {
                        refusal = refusal ?? error
                    }
                }
                return found
            }
        } catch {
            throw error.code == .signatureInvalid ? refusal ?? error : error
        }
        let sorted = references.sorted { $0.lexicographicallyPrecedes($1) }
        return VerifiedImageSignature(
            manifestDigest: manifestDigest, signers: signers,
            references: sorted.map { String(decoding: $0, as: UTF8.self) })
    }

    private static func reference(of payload: [UInt8], manifestDigest: Digest) throws(AttestationError) -> String {
        let payload = try SimpleSigningPayload(unverified: payload)
        guard payload.manifestDigest == manifestDigest else {
            throw AttestationError(
                .subjectDigest, "the signature is for the image \(payload.manifestDigest), not for \(manifestDigest)")
        }
        return payload.reference
    }
}
