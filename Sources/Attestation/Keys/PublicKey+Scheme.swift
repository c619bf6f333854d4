import Crypto
import CryptoExtras

extension PublicKey {
    /// Whether the signature is this key's over the bytes, in the form that the scheme names.
    ///
    /// A scheme that is not for this kind of key never verifies; Ed25519 has none.
    package func verifies(signature: [UInt8], over bytes: [UInt8], scheme: SignatureScheme) -> Bool {
        switch scheme.hash {
        case .sha256: verifies(signature, SHA256.hash(data: bytes), scheme.form)
        case .sha384: verifies(signature, SHA384.hash(data: bytes), scheme.form)
        case .sha512: verifies(signature, SHA512.hash(data: bytes), scheme.form)
        }
    }

    private func verifies(
        _ signature: [UInt8], _ digest: some Crypto.Digest, _ form: SignatureScheme.Form
    ) -> Bool {
        switch (form, material) {
        case (.der, .p256), (.der, .p384), (.der, .p521):
            return verifies(signature: signature, over: digest)
        case (.pair, .p256), (.pair, .p384), (.pair, .p521):
            guard let length = coordinateLength, let value = ECDSASignatureValue(raw: signature, length: length) else {
                return false
            }
            return verifies(value, over: digest)
        case (.pkcs1, .rsa(let key)):
            return Self.verifies(signature, digest, key, padding: .insecurePKCS1v1_5)
        case (.pss, .rsa(let key)):
            return Self.verifies(signature, digest, key, padding: .PSS)
        default: return false
        }
    }

    private static func verifies(
        _ signature: [UInt8], _ digest: some Crypto.Digest, _ key: _RSA.Signing.PublicKey,
        padding: _RSA.Signing.Padding
    ) -> Bool {
        guard signature.count == (key.keySizeInBits + 7) / 8 else { return false }
        return key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: signature), for: digest, padding: padding)
    }
}
