package import Attestation

/// The ledger's own key in the hands of a writer: it signs checkpoints and entries, and never lies in a database.
package struct LedgerSigner: Sendable {
    package let publicKey: PublicKey
    /// Signs the bytes as `publicKey` verifies them; may reach out to a key service, and may fail.
    package let sign: @Sendable (_ bytes: [UInt8]) throws -> [UInt8]

    /// Keys that sign checkpoints too: the one before or after this, while a key is changed.
    package let alongside: [LedgerSigner]

    package init(
        publicKey: PublicKey, alongside: [LedgerSigner] = [],
        sign: @escaping @Sendable (_ bytes: [UInt8]) throws -> [UInt8]
    ) {
        self.publicKey = publicKey
        self.alongside = alongside
        self.sign = sign
    }

    /// The same key, with others that sign checkpoints too.
    package func alongside(_ others: [LedgerSigner]) -> LedgerSigner {
        LedgerSigner(publicKey: publicKey, alongside: others, sign: sign)
    }

    /// Signs a checkpoint as the log of its origin.
    ///
    /// The signature is verified before it is handed out, so that a signer with another key than it names is found at once.
    /// - Throws: `ledger.note-key` for an origin that can't name a key, `ledger.note-signature`, and what `sign` throws.
    package func note(of checkpoint: Checkpoint) throws -> [UInt8] {
        let key = try NoteKey(name: checkpoint.origin, publicKey: publicKey)
        var note = try SignedNote(text: checkpoint.text, key: key, sign: sign)
        var keys = [key]
        for other in alongside {
            let key = try NoteKey(name: checkpoint.origin, publicKey: other.publicKey)
            note = try note.adding(SignedNote(text: checkpoint.text, key: key, sign: other.sign).signatures)
            keys.append(key)
        }
        guard try note.verified(by: keys).count == keys.count else {
            throw LedgerError(.noteSignature, "not every key signed the checkpoint")
        }
        return note.encoded
    }
}
