extension SSHSignature {
    /// Signs a message with a key in memory, as `ssh-keygen -Y sign -n NAMESPACE` would.
    ///
    /// - Throws: `ssh.namespace` when the namespace is empty or not plain text.
    package static func sign(
        message: [UInt8], namespace: String, key: SigningKey, hashAlgorithm: HashAlgorithm = .sha512
    ) throws(AttestationError) -> SSHSignature {
        guard !namespace.utf8.isEmpty, namespace.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw AttestationError(.sshNamespace, "a namespace is needed, in plain text")
        }
        let publicKey = try SSHPublicKey(key.publicKey)
        let signed = signedData(
            namespace: namespace, reserved: [], hash: hashAlgorithm, digest: hashAlgorithm.digest(of: message))
        var content = try key.sign(signed)
        if let length = key.publicKey.coordinateLength {
            guard let value = ECDSASignatureValue(der: content, length: length) else {
                throw AttestationError(.signatureMalformed, "the key made a malformed signature")
            }
            var numbers = SSHWireWriter()
            numbers.positiveNumber(value.raw.prefix(length))
            numbers.positiveNumber(value.raw.suffix(length))
            content = numbers.bytes
        }
        var writer = SSHWireWriter()
        writer.string(Array(publicKey.type.utf8))
        writer.string(content)
        return SSHSignature(
            publicKey: publicKey, namespace: namespace, hashAlgorithm: hashAlgorithm, signature: writer.bytes)
    }
}
