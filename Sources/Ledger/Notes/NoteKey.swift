import Artifacts
package import Attestation
import Crypto

/// A named public key that may sign notes (C2SP signed-note).
package struct NoteKey: Sendable, Hashable {
    /// The signature types understood here, by their identifier byte.
    enum SignatureType: UInt8, Sendable {
        case ed25519 = 0x01
        case ecdsa = 0x02
        /// A witness's cosignature of a checkpoint with its time, c2sp.org/tlog-cosignature.
        case cosignature = 0x04
        /// A tree head of Certificate Transparency, RFC 6962 section 3.5.
        case treeHead = 0x05
    }

    /// The key's name, which for a ledger is its origin.
    package let name: String
    package let publicKey: PublicKey
    /// The number that signature lines carry: a hint which key to try, never a proof.
    package let id: UInt32
    let type: SignatureType

    /// Whether the key cosigns checkpoints, with a time, instead of signing notes.
    package var isWitness: Bool { type == .cosignature }

    /// Names a key.
    ///
    /// The id of an Ed25519 key is taken over name, type and key; that of an ECDSA key over its SubjectPublicKeyInfo alone,
    /// as the specification has it.
    /// - Parameter isWitness: Whether it is an Ed25519 key that cosigns checkpoints instead of signing notes.
    /// - Throws: `ledger.note-key` for a name that is empty or has a space, a plus sign or a control character, and for an
    ///   RSA key, or one that is not Ed25519 but cosigns.
    package init(name: String, publicKey: PublicKey, isWitness: Bool = false) throws(LedgerError) {
        switch publicKey.algorithm {
        case .ed25519: try self.init(name, publicKey, isWitness ? .cosignature : .ed25519)
        case .p256, .p384, .p521:
            guard !isWitness else { throw LedgerError(.noteKey, "witnesses cosign by Ed25519 keys alone") }
            try self.init(name, publicKey, .ecdsa)
        case .rsa: throw LedgerError(.noteKey, "notes are signed by Ed25519 or ECDSA keys, not by RSA")
        }
    }

    /// Names the key of a Certificate Transparency log, by the URL of the log.
    /// - Throws: `ledger.note-key` for a URL that can't be a name, or an Ed25519 key.
    package init(certificateTransparencyLog url: String, publicKey: PublicKey) throws(LedgerError) {
        var name = Array(url.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 })[...]
        for scheme in ["https://", "http://"] where name.starts(with: scheme.utf8) {
            name = name.dropFirst(scheme.utf8.count)
        }
        if name.last == UInt8(ascii: "/") { name = name.dropLast() }
        try self.init(String(decoding: name, as: UTF8.self), publicKey, .treeHead)
    }

    private init(_ name: String, _ publicKey: PublicKey, _ type: SignatureType) throws(LedgerError) {
        guard NoteKey.isName(name) else {
            throw LedgerError(.noteKey, "a key name is not empty and has no space, plus sign or control character")
        }
        guard (publicKey.algorithm == .ed25519) == (type == .ed25519 || type == .cosignature) else {
            throw LedgerError(.noteKey, "a key of this kind does not make signatures of type \(type.rawValue)")
        }
        var hasher = SHA256()
        if type != .ecdsa { hasher.update(data: Array(name.utf8) + [UInt8(ascii: "\n"), type.rawValue]) }
        switch type {
        case .ed25519, .cosignature: hasher.update(data: publicKey.raw ?? [])
        case .ecdsa: hasher.update(data: publicKey.subjectPublicKeyInfo)
        case .treeHead: hasher.update(data: Array(SHA256.hash(data: publicKey.subjectPublicKeyInfo)))
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
                case .ecdsa, .treeHead: try PublicKey(subjectPublicKeyInfo: Array(material.dropFirst()))
                }
        } catch {
            throw LedgerError(.noteKey, error.message)
        }
        try self.init(parts[0], key, type)
        guard verifierKey.utf8.elementsEqual(text.utf8) else {
            throw LedgerError(.noteKey, "the id of the verifier key \(parts[0]) is not the key's own")
        }
    }

    /// The same key as a witness's: policies may name a witness by a key of type 1.
    /// - Throws: `ledger.note-key` when it is not Ed25519.
    package func asWitness() throws(LedgerError) -> NoteKey {
        try NoteKey(name: name, publicKey: publicKey, isWitness: true)
    }

    /// The key as `name+id+base64(type, key)`, for other tools.
    package var verifierKey: String {
        let material =
            switch type {
            case .ed25519, .cosignature: publicKey.raw ?? []
            case .ecdsa, .treeHead: publicKey.subjectPublicKeyInfo
            }
        return "\(name)+\(Hexadecimal.encode(NoteKey.bigEndian(id)))+\(Base64.encode([type.rawValue] + material))"
    }

    /// Whether the bytes of a signature line, without the id, are this key's over the text.
    func verifies(_ signature: [UInt8], over text: String) -> Bool {
        switch type {
        case .ed25519: return publicKey.verifies(signature: signature, over: Array(text.utf8))
        case .ecdsa:
            return publicKey.verifies(
                signature: signature, over: Array(text.utf8), scheme: SignatureScheme(.der, .sha256))
        case .cosignature:
            guard let time = Cosignature.time(in: signature) else { return false }
            return publicKey.verifies(
                signature: Array(signature.dropFirst(Cosignature.timeBytes)),
                over: Cosignature.message(text, time: time))
        case .treeHead: return TreeHead.verifies(signature, over: text, by: self)
        }
    }

    static func bigEndian(_ id: UInt32) -> [UInt8] { withUnsafeBytes(of: id.bigEndian) { Array($0) } }

    /// Whether a text can name a key: not empty, no Unicode white space, no plus sign, no control character.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace }
    }
}
