package import Attestation

/// The ledger's own key in the hands of a writer: it signs checkpoints and entries, and never lies in a database.
package struct LedgerSigner: Sendable {
    package let publicKey: PublicKey
    /// Signs the bytes as `publicKey` verifies them; may reach out to a key service, and may fail.
    package let sign: @Sendable (_ bytes: [UInt8]) throws -> [UInt8]

    package init(publicKey: PublicKey, sign: @escaping @Sendable (_ bytes: [UInt8]) throws -> [UInt8]) {
        self.publicKey = publicKey
        self.sign = sign
    }

    /// Signs a checkpoint as the log of its origin.
    ///
    /// The signature is verified before it is handed out, so that a signer with another key than it names is found at once.
    /// - Throws: `ledger.note-key` for an origin that can't name a key, `ledger.note-signature`, and what `sign` throws.
    package func note(of checkpoint: Checkpoint) throws -> [UInt8] {
        let key = try NoteKey(name: checkpoint.origin, publicKey: publicKey)
        let note = try SignedNote(text: checkpoint.text, key: key, sign: sign)
        _ = try note.verified(by: [key])
        return note.encoded
    }
}
