import CryptoExtras

/// A passkey's public key as its authenticator writes it (RFC 9052 section 7, WebAuthn section 6.5.1.1).
///
/// Exactly the parameters that a key of its kind needs, so that one key has one form. Taken are ES256 on P-256, EdDSA on
/// Ed25519 and RS256.
struct COSEKey: Sendable {
    /// IANA's COSE algorithms that are taken, in the order in which they are asked for at a registration.
    enum Algorithm: Int64, CaseIterable, Sendable {
        case es256 = -7
        case edDSA = -8
        case rs256 = -257
    }

    let algorithm: Algorithm
    let publicKey: PublicKey

    /// - Throws: `passkey.key`, `key.malformed`, `key.weak` or `key.unsupported`.
    init(_ value: CBORValue) throws(AttestationError) {
        guard let members = value.members, let type = value[1]?.integer, let number = value[3]?.integer else {
            throw Self.fault("is no COSE key with a kind and an algorithm")
        }
        guard let algorithm = Algorithm(rawValue: number) else {
            throw Self.fault("is for the COSE algorithm \(number); ES256, EdDSA and RS256 are taken")
        }
        self.algorithm = algorithm
        let keys = members.compactMap(\.key.integer)
        switch algorithm {
        case .es256:
            guard type == 2, keys == [1, 3, -1, -2, -3], value[-1]?.integer == 1, let x = value[-2]?.bytes,
                let y = value[-3]?.bytes, x.count == 32, y.count == 32
            else { throw Self.fault("is not a point of P-256 with both coordinates") }
            publicKey = try PublicKey(.p256, raw: [0x04] + x + y)
        case .edDSA:
            guard type == 1, keys == [1, 3, -1, -2], value[-1]?.integer == 6, let x = value[-2]?.bytes else {
                throw Self.fault("is not a point of Ed25519")
            }
            try Ed25519Point.check(x)
            publicKey = try PublicKey(.ed25519, raw: x)
        case .rs256:
            guard type == 3, keys == [1, 3, -1, -2], let modulus = value[-1]?.bytes, let exponent = value[-2]?.bytes
            else { throw Self.fault("is not an RSA key of modulus and exponent") }
            let key = try SubjectPublicKeyInfo.rsaKey(modulus: modulus, exponent: exponent)
            publicKey = PublicKey(
                material: .rsa(key), algorithm: .rsa, subjectPublicKeyInfo: Array(key.derRepresentation))
        }
    }

    private static func fault(_ what: String) -> AttestationError {
        AttestationError(.passkeyKey, "the passkey's key \(what)")
    }
}
