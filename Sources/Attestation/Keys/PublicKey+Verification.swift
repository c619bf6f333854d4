import Crypto
import CryptoExtras

extension PublicKey {
    /// Whether the signature is this key's over the bytes, in the form that `KeyAlgorithm` names.
    ///
    /// Encodings are strict: DER for ECDSA without surplus bytes, `S` below the group order for Ed25519. An empty
    /// signature never verifies.
    package func verifies(signature: [UInt8], over bytes: [UInt8]) -> Bool {
        switch material {
        case .ed25519(let key):
            return signature.count == 64 && key.isValidSignature(signature, for: bytes)
        case .p256: return verifies(signature: signature, over: SHA256.hash(data: bytes))
        case .p384: return verifies(signature: signature, over: SHA384.hash(data: bytes))
        case .p521: return verifies(signature: signature, over: SHA512.hash(data: bytes))
        case .rsa(let key):
            return signature.count == (key.keySizeInBits + 7) / 8
                && key.isValidSignature(
                    _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes),
                    padding: .insecurePKCS1v1_5)
        }
    }

    /// ECDSA over a digest with a DER signature; false for keys of other kinds.
    func verifies(signature: [UInt8], over digest: some Crypto.Digest) -> Bool {
        guard let length = coordinateLength, let value = ECDSASignatureValue(der: signature, length: length) else {
            return false
        }
        return verifies(value, over: digest)
    }

    func verifies(_ value: ECDSASignatureValue, over digest: some Crypto.Digest) -> Bool {
        switch material {
        case .p256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: value.raw) else { return false }
            return key.isValidSignature(signature, for: digest)
        case .p384(let key):
            guard let signature = try? P384.Signing.ECDSASignature(rawRepresentation: value.raw) else { return false }
            return key.isValidSignature(signature, for: digest)
        case .p521(let key):
            guard let signature = try? P521.Signing.ECDSASignature(rawRepresentation: value.raw) else { return false }
            return key.isValidSignature(signature, for: digest)
        case .ed25519, .rsa: return false
        }
    }

    /// The length in bytes of one coordinate of the curve; nothing for keys that are not ECDSA.
    var coordinateLength: Int? {
        switch algorithm {
        case .p256: 32
        case .p384: 48
        case .p521: 66
        case .ed25519, .rsa: nil
        }
    }
}
