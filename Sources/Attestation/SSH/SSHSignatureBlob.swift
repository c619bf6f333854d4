import Crypto
import CryptoExtras

/// The signature inside an SSHSIG: its type, its bytes and, for security keys, their flags and counter.
struct SSHSignatureBlob {
    private let type: String
    private let content: [UInt8]
    /// For security keys only: bit 0 says that a person touched the key.
    private let flags: UInt8?
    private let counter: [UInt8]

    init(_ blob: ArraySlice<UInt8>, by key: SSHPublicKey) throws(AttestationError) {
        var reader = SSHWireReader(blob)
        type = try reader.text()
        content = Array(try reader.bytes())
        if key.application != nil {
            flags = try reader.byte()
            counter = Array(reader.rest.prefix(4))
            _ = try reader.number()
        } else {
            flags = nil
            counter = []
        }
        try reader.finish()
        guard !content.isEmpty else { throw AttestationError(.signatureMalformed, "the SSH signature is empty") }
    }

    /// Whether the signature is the key's over the bytes, by the only signature types the key's type allows.
    ///
    /// - Throws: `ssh.unsupported` for another signature type, RSA with SHA-1 among them, and for a security key that
    ///   nobody touched.
    func verifies(_ message: [UInt8], by key: SSHPublicKey) throws(AttestationError) -> Bool {
        var signed = message
        if let application = key.application, let flags {
            guard flags & 0x01 != 0 else {
                throw AttestationError(.sshUnsupported, "the security key signed without a person's touch")
            }
            signed = Array(SHA256.hash(data: Array(application.utf8)))
            signed.append(flags)
            signed += counter
            signed += SHA256.hash(data: message)
        }
        if case .rsa(let rsa) = key.key.material { return try verifies(signed, by: rsa) }
        guard type.utf8.elementsEqual(key.type.utf8) else { throw unsupported(key) }
        switch key.key.algorithm {
        case .p256: return key.key.verifies(try ecdsa(32), over: SHA256.hash(data: signed))
        case .p384: return key.key.verifies(try ecdsa(48), over: SHA384.hash(data: signed))
        case .p521: return key.key.verifies(try ecdsa(66), over: SHA512.hash(data: signed))
        case .ed25519, .rsa: return key.key.verifies(signature: content, over: signed)
        }
    }

    private func verifies(_ message: [UInt8], by key: _RSA.Signing.PublicKey) throws(AttestationError) -> Bool {
        guard content.count == (key.keySizeInBits + 7) / 8 else { return false }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: content)
        switch type {
        case "rsa-sha2-256":
            return key.isValidSignature(signature, for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
        case "rsa-sha2-512":
            return key.isValidSignature(signature, for: SHA512.hash(data: message), padding: .insecurePKCS1v1_5)
        default:
            throw AttestationError(.sshUnsupported, "RSA keys sign with rsa-sha2-256 or rsa-sha2-512 only")
        }
    }

    private func ecdsa(_ length: Int) throws(AttestationError) -> ECDSASignatureValue {
        var reader = SSHWireReader(content)
        let r = try reader.bytes()
        let s = try reader.bytes()
        try reader.finish()
        guard let value = ECDSASignatureValue(r: r, s: s, length: length) else {
            throw AttestationError(.signatureMalformed, "the SSH signature's numbers are malformed")
        }
        return value
    }

    private func unsupported(_ key: SSHPublicKey) -> AttestationError {
        AttestationError(.sshUnsupported, "the signature's type is not that of its \(key.type) key")
    }
}
