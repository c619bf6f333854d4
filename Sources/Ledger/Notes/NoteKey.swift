package import Attestation
import Artifacts
import Crypto

/// A named public key that may sign notes (C2SP signed-note).
package struct NoteKey: Sendable, Hashable {
    /// The signature types understood here, by their identifier byte.
    enum SignatureType: UInt8, Sendable {
        case ed25519 = 0x01
        case ecdsa = 0x02
        /// A witness's cosignature of a checkpoint with its time, c2sp.org/tlog-cosignature.
        case cosignature = 0x04
    }

    /// The key's name, which for a ledger is its origin.
    package let name: String
    package let publicKey: PublicKey
    /// The number that signature lines carry: a hint which key to try, never a proof.
    package let id: UInt32
    let type: SignatureType

    /// Names a key.
    ///
    /// The id of an Ed25519 key is taken over name, type and key; that of an ECDSA key over its SubjectPublicKeyInfo alone,
    /// as the specification has it.
    /// - Parameter isWitness: Whether it is an Ed25519 key that cosigns checkpoints instead of signing notes.
    /// - Throws: `ledger.note-key` for a name that is empty or has a space, a plus sign or a control character, and for a
    ///   key that is neither Ed25519 nor ECDSA P-256.
    package init(name: String, publicKey: PublicKey, isWitness: Bool = false) throws(LedgerError) {
        guard NoteKey.isName(name) else {
            throw LedgerError(.noteKey, "a key name is not empty and has no space, plus sign or control character")
        }
        let type: SignatureType
        var hasher = SHA256()
        switch publicKey.algorithm {
        case .ed25519:
            type = isWitness ? .cosignature : .ed25519
            hasher.update(data: Array(name.utf8) + [UInt8(ascii: "\n"), type.rawValue])
            hasher.update(data: publicKey.raw ?? [])
        case .p256:
            type = .ecdsa
            hasher.update(data: publicKey.subjectPublicKeyInfo)
        case .p384, .p521, .rsa:
            throw LedgerError(
                .noteKey, "notes are signed by Ed25519 or ECDSA P-256 keys, not \(publicKey.algorithm.rawValue)")
        }
        self.name = name
        self.publicKey = publicKey
        self.type = type
        id = hasher.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads a verifier key, `name+id+base64(type, key)`.
    /// - Throws: `ledger.note-key` when it is not exactly that, its id is not the key's, or its type is not known.
    package init(verifierKey text: String) throws(LedgerError) {
        let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 3, let material = Base64.decode(parts[2]), let first = material.first,
            let type = SignatureType(rawValue: first)
        else { throw LedgerError(.noteKey, "not a verifier key of a known type: name+id+base64") }
        let key: PublicKey
        do {
            key =
                switch type {
                case .ed25519, .cosignature: try PublicKey(.ed25519, raw: Array(material.dropFirst()))
                case .ecdsa: try PublicKey(subjectPublicKeyInfo: Array(material.dropFirst()))
                }
        } catch {
            throw LedgerError(.noteKey, error.message)
        }
        try self.init(name: parts[0], publicKey: key, isWitness: type == .cosignature)
        guard self.type == type, verifierKey.utf8.elementsEqual(text.utf8) else {
            throw LedgerError(.noteKey, "the id of the verifier key \(parts[0]) is not the key's own")
        }
    }

    /// The key as `name+id+base64(type, key)`, for other tools.
    package var verifierKey: String {
        let material =
            switch type {
            case .ed25519, .cosignature: publicKey.raw ?? []
            case .ecdsa: publicKey.subjectPublicKeyInfo
            }
        return "\(name)+\(Hexadecimal.encode(NoteKey.bigEndian(id)))+\(Base64.encode([type.rawValue] + material))"
    }

    /// Whether the bytes of a signature line, without the id, are this key's over the text.
    func verifies(_ signature: [UInt8], over text: String) -> Bool {
        switch type {
        case .ed25519, .ecdsa: return publicKey.verifies(signature: signature, over: Array(text.utf8))
        case .cosignature:
            guard signature.count == 72 else { return false }
            let time = signature.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            let message = Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
            return publicKey.verifies(signature: Array(signature.dropFirst(8)), over: message)
        }
    }

    static func bigEndian(_ id: UInt32) -> [UInt8] { withUnsafeBytes(of: id.bigEndian) { Array($0) } }

    /// Whether a text can name a key: not empty, no Unicode white space, no plus sign, no control character.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace }
    }
}
