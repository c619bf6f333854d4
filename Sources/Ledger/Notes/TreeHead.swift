import Attestation
package import Documents

/// A tree head of Certificate Transparency (RFC 6962 section 3.5), which static logs write as a checkpoint.
package struct TreeHead: Sendable, Hashable {
    package let size: UInt64
    package let root: MerkleHash
    /// Milliseconds since 1970.
    package let time: UInt64
    /// The TLS structure: hash algorithm, signature algorithm, length, signature.
    package let signature: [UInt8]

    /// Reads the answer of `get-sth`.
    /// - Throws: `ledger.checkpoint-malformed` when a member is missing or of another form.
    package init(json value: JSONValue) throws(LedgerError) {
        guard let size = value["tree_size"]?.integer.flatMap({ UInt64(exactly: $0) }),
            let time = value["timestamp"]?.integer.flatMap({ UInt64(exactly: $0) }),
            let root = value["sha256_root_hash"]?.string.flatMap({ MerkleHash(base64: $0) }),
            let signature = value["tree_head_signature"]?.string.flatMap({ Base64.decode($0) })
        else { throw LedgerError(.checkpointMalformed, "not a tree head of Certificate Transparency") }
        (self.size, self.root, self.time, self.signature) = (size, root, time, signature)
    }

    /// The tree head as a note of the log, verified.
    /// - Throws: `ledger.note-signature` when the key did not sign it.
    package func note(key: NoteKey) throws(LedgerError) -> SignedNote {
        let text = Checkpoint(origin: key.name, size: size, root: root).text
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) } + signature
        let note = try SignedNote(text: text, signatures: [.init(name: key.name, keyID: key.id, bytes: bytes)])
        _ = try note.verified(by: [key])
        return note
    }

    /// Whether the bytes, a time and the TLS structure, are the key's over a checkpoint without extension lines.
    static func verifies(_ signature: [UInt8], over text: String, by key: NoteKey) -> Bool {
        guard signature.count > 12, let checkpoint = try? Checkpoint(text: text), checkpoint.extensions.isEmpty,
            checkpoint.origin.utf8.elementsEqual(key.name.utf8)
        else { return false }
        let (time, head, bytes) = (signature[..<8], Array(signature[8..<12]), Array(signature[12...]))
        guard head[0] == 4, Int(head[2]) << 8 | Int(head[3]) == bytes.count else { return false }
        // Version 1, a tree head, its time, size and root.
        let size = (0..<8).map { UInt8(truncatingIfNeeded: checkpoint.size >> UInt64(56 - 8 * $0)) }
        let message = [0, 1] + time + size + checkpoint.root.bytes
        switch head[1] {
        case 3: return key.publicKey.verifies(signature: bytes, over: message, scheme: SignatureScheme(.der, .sha256))
        case 1: return key.publicKey.verifies(signature: bytes, over: message, scheme: SignatureScheme(.pkcs1, .sha256))
        default: return false
        }
    }
}
