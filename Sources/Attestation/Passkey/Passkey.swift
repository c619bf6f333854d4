import Crypto

/// A passkey as it is known: whom it was made for, its name there, and its public key.
package struct Passkey: Sendable, Hashable {
    package let relyingParty: RelyingParty
    /// What the authenticator calls it; 1 to 1023 bytes.
    package let credentialID: [UInt8]
    package let publicKey: PublicKey

    /// - Throws: `passkey.malformed` for a credential id of no or too many bytes; `passkey.key` for a key of another kind
    ///   than passkeys have.
    package init(
        relyingParty: RelyingParty, credentialID: [UInt8], publicKey: PublicKey
    ) throws(AttestationError) {
        guard (1...AuthenticatorData.maximumCredentialID).contains(credentialID.count) else {
            throw AttestationError(.passkeyMalformed, "a credential id has 1 to 1023 bytes")
        }
        switch publicKey.algorithm {
        case .p256, .ed25519, .rsa: break
        case .p384, .p521:
            throw AttestationError(.passkeyKey, "a passkey signs by ES256, EdDSA or RS256")
        }
        self.relyingParty = relyingParty
        self.credentialID = credentialID
        self.publicKey = publicKey
    }

    /// `SHA256:` and the unpadded Base64 of the SHA-256 of the public key's SubjectPublicKeyInfo.
    package var fingerprint: String {
        let digits = Base64.encodedBytes(Array(SHA256.hash(data: publicKey.subjectPublicKeyInfo)))
        return "SHA256:" + String(decoding: digits.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    }
}
