extension PublicKey {
    /// Reads an OpenSSH public key line: `TYPE BASE64 [COMMENT]`.
    ///
    /// - Throws: what `SSHPublicKey` throws, and `key.unsupported` for a security key, whose signatures need SSH's own form.
    package init(openSSH line: String) throws(AttestationError) {
        let key = try SSHPublicKey(line: line)
        guard key.application == nil else {
            throw AttestationError(.keyUnsupported, "a security key signs in SSH form only")
        }
        self = key.key
    }
}
