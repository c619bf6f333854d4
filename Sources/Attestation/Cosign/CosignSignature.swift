package import Artifacts

/// Bytes that enough distinct trusted keys have signed; only `CosignSignature` makes one.
package struct VerifiedBlob: Sendable, Hashable {
    /// The SHA-256 of the bytes that were verified.
    package let digest: Digest
    /// The keys whose signatures verified, each once, sorted by key id.
    package let signers: [PublicKey]

    fileprivate init(digest: Digest, signers: [PublicKey]) {
        self.digest = digest
        self.signers = signers
    }
}

/// Signatures that `cosign sign-blob --key` makes: Base64 of the bare signature over a file.
package enum CosignSignature {
    /// More signatures than this are refused before any is checked.
    package static let maximumSignatures = 32

    /// Checks that at least `threshold` distinct keys signed the file.
    ///
    /// White space around the Base64 is allowed.
    /// - Throws: `signature.missing` for no signature or an empty one, `signature.malformed` when one is not Base64,
    ///   `threshold.invalid`, `threshold.not-met`, or `signature.invalid`.
    package static func verify(
        signaturesBase64 texts: [String], over blob: [UInt8], keys: [PublicKey], threshold: Int = 1
    ) throws(AttestationError) -> VerifiedBlob {
        let signatures = try decoded(texts)
        let signers = try SignerCount.verified(keys: keys, threshold: threshold) { distinct in
            distinct.filter { key in signatures.contains { key.verifies(signature: $0, over: blob) } }
        }
        return VerifiedBlob(digest: .sha256(of: blob), signers: signers)
    }

    /// Checks one signature by one key.
    ///
    /// - Throws: as the other form.
    @discardableResult
    package static func verify(
        signatureBase64 text: String, over blob: [UInt8], key: PublicKey
    ) throws(AttestationError) -> VerifiedBlob {
        try verify(signaturesBase64: [text], over: blob, keys: [key])
    }

    static func decoded(_ texts: [String]) throws(AttestationError) -> [[UInt8]] {
        guard !texts.isEmpty else { throw AttestationError(.signatureMissing, "there is no signature") }
        guard texts.count <= maximumSignatures else {
            throw AttestationError(.tooLarge, "at most \(maximumSignatures) signatures are checked")
        }
        var signatures: [[UInt8]] = []
        for text in texts {
            var bytes = Array(text.utf8)[...]
            while let last = bytes.last, [0x20, 0x09, 0x0D, 0x0A].contains(last) { bytes.removeLast() }
            bytes = bytes.drop { [0x20, 0x09, 0x0D, 0x0A].contains($0) }
            guard !bytes.isEmpty else { throw AttestationError(.signatureMissing, "a signature is empty") }
            guard let signature = Base64.decode(Array(bytes)) else {
                throw AttestationError(.signatureMalformed, "a signature is not canonical Base64")
            }
            signatures.append(signature)
        }
        return signatures
    }
}
