import Crypto

/// A private key that signs: Ed25519 or ECDSA on P-256.
///
/// The key's bytes leave it only through the two PEM functions. Printing a key shows its public identity.
package struct SigningKey: Sendable, CustomStringConvertible {
    enum Material: Sendable {
        case ed25519(Curve25519.Signing.PrivateKey)
        case p256(P256.Signing.PrivateKey)
    }

    package let publicKey: PublicKey
    let material: Material

    package var algorithm: KeyAlgorithm { publicKey.algorithm }
    package var description: String { "private key of \(publicKey.keyID)" }

    init(_ material: Material) throws(AttestationError) {
        self.material = material
        switch material {
        case .ed25519(let key): publicKey = try PublicKey(.ed25519, raw: Array(key.publicKey.rawRepresentation))
        case .p256(let key): publicKey = try PublicKey(.p256, raw: Array(key.publicKey.x963Representation))
        }
    }

    /// Makes a new key with the system's randomness.
    ///
    /// - Throws: `key.unsupported` for kinds that are only verified.
    package static func generate(_ algorithm: KeyAlgorithm) throws(AttestationError) -> SigningKey {
        switch algorithm {
        case .ed25519: return try SigningKey(.ed25519(Curve25519.Signing.PrivateKey()))
        case .p256: return try SigningKey(.p256(P256.Signing.PrivateKey(compactRepresentable: false)))
        case .p384, .p521, .rsa:
            throw AttestationError(.keyUnsupported, "\(algorithm.rawValue) keys are verified, never made")
        }
    }

    /// Makes a key from its secret: the 32-byte seed of Ed25519, or the 32-byte big-endian scalar of P-256.
    ///
    /// - Throws: `key.malformed` for a wrong length or a scalar outside the group.
    package init(_ algorithm: KeyAlgorithm, secret: [UInt8]) throws(AttestationError) {
        guard secret.count == 32 else { throw AttestationError(.keyMalformed, "a private key has 32 bytes") }
        let material: Material
        do {
            switch algorithm {
            case .ed25519: material = .ed25519(try Curve25519.Signing.PrivateKey(rawRepresentation: secret))
            case .p256: material = .p256(try P256.Signing.PrivateKey(rawRepresentation: secret))
            case .p384, .p521, .rsa:
                throw AttestationError(.keyUnsupported, "\(algorithm.rawValue) keys are verified, never signed with")
            }
        } catch let error as AttestationError {
            throw error
        } catch {
            throw AttestationError(.keyMalformed, "the private key is not one of \(algorithm.rawValue)")
        }
        try self.init(material)
    }

    /// Signs bytes in the form that `KeyAlgorithm` names; Ed25519 signatures are deterministic, ECDSA ones are not.
    package func sign(_ bytes: [UInt8]) throws(AttestationError) -> [UInt8] {
        do {
            switch material {
            case .ed25519(let key): return Array(try key.signature(for: bytes))
            case .p256(let key): return Array(try key.signature(for: bytes).derRepresentation)
            }
        } catch {
            throw AttestationError(.keyMalformed, "the key could not sign")
        }
    }

    /// The secret that `init(_:secret:)` takes.
    var secret: [UInt8] {
        switch material {
        case .ed25519(let key): Array(key.rawRepresentation)
        case .p256(let key): Array(key.rawRepresentation)
        }
    }
}
