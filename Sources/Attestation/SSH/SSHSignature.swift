import Crypto

/// A detached SSH signature (OpenSSH's PROTOCOL.sshsig) as it was received; `verify` says whose it is.
package struct SSHSignature: Sendable, Hashable {
    package enum HashAlgorithm: String, Sendable, CaseIterable {
        case sha256
        case sha512

        func digest(of bytes: [UInt8]) -> [UInt8] {
            switch self {
            case .sha256: Array(SHA256.hash(data: bytes))
            case .sha512: Array(SHA512.hash(data: bytes))
            }
        }
    }

    static let magic = Array("SSHSIG".utf8)
    private static let version: UInt32 = 1
    private static let label = "SSH SIGNATURE"

    /// The key the signature claims to be by; trusted by nobody yet.
    package let publicKey: SSHPublicKey
    /// What the signer says it signed for; never empty.
    package let namespace: String
    /// Ignored, but covered by the signature.
    private let reserved: [UInt8]
    package let hashAlgorithm: HashAlgorithm
    private let signature: [UInt8]

    init(publicKey: SSHPublicKey, namespace: String, hashAlgorithm: HashAlgorithm, signature: [UInt8]) {
        self.publicKey = publicKey
        self.namespace = namespace
        reserved = []
        self.hashAlgorithm = hashAlgorithm
        self.signature = signature
    }

    /// Reads the text between `-----BEGIN SSH SIGNATURE-----` and its END line, and nothing around them.
    ///
    /// - Throws: `ssh.malformed`, `ssh.unsupported` for other versions, keys or hash functions, `input.too-large`.
    package init(armored text: String) throws(AttestationError) {
        let block: PEMBlock
        do {
            block = try PEMBlock(text)
        } catch {
            throw AttestationError(error.code == .tooLarge ? .tooLarge : .sshMalformed, error.message)
        }
        guard block.label == Self.label else {
            throw AttestationError(.sshMalformed, "an \(Self.label) block is needed, this is \(block.label)")
        }
        try self.init(blob: block.bytes)
    }

    /// Reads the bytes inside the armor.
    package init(blob: [UInt8]) throws(AttestationError) {
        guard blob.starts(with: Self.magic) else {
            throw AttestationError(.sshMalformed, "the bytes are not an SSH signature")
        }
        var reader = SSHWireReader(blob.dropFirst(Self.magic.count))
        guard try reader.number() == Self.version else {
            throw AttestationError(.sshUnsupported, "only version 1 of SSH signatures is read")
        }
        publicKey = try SSHPublicKey(blob: Array(try reader.bytes()))
        namespace = try reader.text()
        guard !namespace.utf8.isEmpty else { throw AttestationError(.sshNamespace, "the namespace is empty") }
        reserved = Array(try reader.bytes())
        let hash = try reader.text()
        guard let hashAlgorithm = HashAlgorithm(rawValue: hash) else {
            throw AttestationError(.sshUnsupported, "SSH signatures hash with sha256 or sha512 only")
        }
        self.hashAlgorithm = hashAlgorithm
        signature = Array(try reader.bytes())
        try reader.finish()
        _ = try SSHSignatureBlob(signature[...], by: publicKey)
    }

    /// Checks the signature over the message and answers the key that made it.
    ///
    /// Whether that key is allowed to is the caller's question: see `AllowedSigners`.
    ///
    /// - Parameter namespace: must equal the signature's own, byte for byte, and not be empty.
    /// - Throws: `ssh.namespace`, `ssh.unsupported`, `signature.malformed` or `signature.invalid`.
    package func verify(message: [UInt8], namespace: String) throws(AttestationError) -> SSHPublicKey {
        guard !namespace.utf8.isEmpty, self.namespace.utf8.elementsEqual(namespace.utf8) else {
            throw AttestationError(
                .sshNamespace, "the signature is for the namespace \(self.namespace), not for \(namespace)")
        }
        let signed = Self.signedData(
            namespace: namespace, reserved: reserved, hash: hashAlgorithm, digest: hashAlgorithm.digest(of: message))
        guard try SSHSignatureBlob(signature[...], by: publicKey).verifies(signed, by: publicKey) else {
            throw AttestationError(.signatureInvalid, "the SSH signature is not over these bytes")
        }
        return publicKey
    }

    /// The text that `ssh-keygen -Y verify` reads, with a final line break.
    package var armored: String {
        var writer = SSHWireWriter()
        writer.raw(Self.magic)
        writer.number(Self.version)
        writer.string(publicKey.blob)
        writer.string(Array(namespace.utf8))
        writer.string(reserved)
        writer.string(Array(hashAlgorithm.rawValue.utf8))
        writer.string(signature)
        return PEMBlock(label: Self.label, bytes: writer.bytes).text
    }

    static func signedData(namespace: String, reserved: [UInt8], hash: HashAlgorithm, digest: [UInt8]) -> [UInt8] {
        var writer = SSHWireWriter()
        writer.raw(magic)
        writer.string(Array(namespace.utf8))
        writer.string(reserved)
        writer.string(Array(hash.rawValue.utf8))
        writer.string(digest)
        return writer.bytes
    }
}
