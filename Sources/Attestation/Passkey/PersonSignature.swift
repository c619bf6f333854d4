/// A person's signature in one of its two stored forms: an armored SSH signature, or what a passkey signed.
package enum PersonSignature: Sendable {
    case ssh(SSHSignature)
    case passkey(PasskeySignature)

    /// Reads a stored signature; the first byte tells the forms apart.
    /// - Throws: What the two readers throw.
    package init(text: String) throws(AttestationError) {
        if text.utf8.first == UInt8(ascii: "{") {
            self = .passkey(try PasskeySignature(text: text))
        } else {
            self = .ssh(try SSHSignature(armored: text))
        }
    }

    /// The fingerprint of the key it claims to be of; nothing is verified.
    package var keyFingerprint: String {
        switch self {
        case .ssh(let signature): signature.publicKey.fingerprint
        case .passkey(let signature): signature.passkey.fingerprint
        }
    }

    /// The one verification of what people sign.
    /// - Parameter namespace: What SSH signatures are bound to; a passkey signs the message alone, which names its own type.
    /// - Returns: The credential that made it; whose that is, is judged apart.
    /// - Throws: What the two verifications throw.
    package func verify(message: [UInt8], namespace: String) throws(AttestationError) -> PersonCredential {
        switch self {
        case .ssh(let signature): .sshKey(try signature.verify(message: message, namespace: namespace))
        case .passkey(let signature): .passkey(try signature.verify(message: message))
        }
    }
}

/// With what a person signed.
package enum PersonCredential: Sendable, Hashable {
    case sshKey(SSHPublicKey)
    case passkey(PasskeySignature.Use)

    /// `SHA256:…` of the key.
    package var fingerprint: String {
        switch self {
        case .sshKey(let key): key.fingerprint
        case .passkey(let use): use.passkey.fingerprint
        }
    }
}
