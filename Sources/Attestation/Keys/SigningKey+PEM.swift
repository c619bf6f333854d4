extension SigningKey {
    /// Reads `PRIVATE KEY` (PKCS #8), `EC PRIVATE KEY` (SEC 1) or `ENCRYPTED PRIVATE KEY` (PKCS #8 with PBES2).
    ///
    /// - Parameter passphrase: needed for an encrypted key, not looked at for a plain one.
    /// - Throws: `key.malformed`, `key.unsupported` (other kinds, weak or foreign encryption), or `key.passphrase`
    ///   when there is none or it is wrong.
    package init(pem: String, passphrase: [UInt8]? = nil) throws(AttestationError) {
        let block = try PEMBlock(pem)
        switch block.label {
        case "PRIVATE KEY": self = try PrivateKeyInfo.decode(block.bytes)
        case "EC PRIVATE KEY": self = try PrivateKeyInfo.decodeSEC1(block.bytes)
        case "ENCRYPTED PRIVATE KEY":
            guard let passphrase else {
                throw AttestationError(.keyPassphrase, "the private key is encrypted: a passphrase is needed")
            }
            let plain = try EncryptedPrivateKeyInfo.decrypt(block.bytes, passphrase: passphrase)
            do {
                self = try PrivateKeyInfo.decode(plain)
            } catch {
                // One wrong passphrase in 256 gives right padding and bytes that are no key.
                throw AttestationError(.keyPassphrase, "the passphrase does not open the private key")
            }
        case "ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY":
            throw AttestationError(
                .keyUnsupported, "cosign's own key encryption is not read; export the key as PKCS #8 instead")
        default:
            throw AttestationError(.keyUnsupported, "a PEM block PRIVATE KEY is needed, this is \(block.label)")
        }
    }

    /// The key in the clear as a `PRIVATE KEY` PEM block (PKCS #8).
    package func pem() throws(AttestationError) -> String {
        PEMBlock(label: "PRIVATE KEY", bytes: try PrivateKeyInfo.encode(self)).text
    }

    /// The key as an `ENCRYPTED PRIVATE KEY` PEM block: PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC.
    ///
    /// - Parameter iterations: the rounds of PBKDF2, 1000 to 5,000,000.
    /// - Throws: `key.passphrase` for an empty passphrase, `key.unsupported` for rounds out of bounds.
    package func encryptedPEM(
        passphrase: [UInt8], iterations: Int = EncryptedPrivateKeyInfo.defaultIterations
    ) throws(AttestationError) -> String {
        let plain = try PrivateKeyInfo.encode(self)
        let der = try EncryptedPrivateKeyInfo.encrypt(plain, passphrase: passphrase, iterations: iterations)
        return PEMBlock(label: "ENCRYPTED PRIVATE KEY", bytes: der).text
    }
}
