/// A kind of signing key, together with the one signature form it has outside SSH.
package enum KeyAlgorithm: String, Sendable, CaseIterable {
    /// Ed25519 (RFC 8032), raw 64-byte signatures.
    case ed25519
    /// ECDSA on P-256 with SHA-256, DER signatures.
    case p256 = "ecdsa-p256"
    /// ECDSA on P-384 with SHA-384, DER signatures; verified only.
    case p384 = "ecdsa-p384"
    /// ECDSA on P-521 with SHA-512, DER signatures; verified only.
    case p521 = "ecdsa-p521"
    /// RSA of 2048 bits or more, PKCS #1 v1.5 with SHA-256; verified only.
    case rsa
}
