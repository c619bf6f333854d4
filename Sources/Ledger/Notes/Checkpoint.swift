package import Attestation

/// The head of a log at one size (C2SP tlog-checkpoint), verified only when it came from `verified`.
package struct Checkpoint: Sendable, Hashable {
    /// The log's unique name.
    package let origin: String
    /// The number of entries.
    package let size: UInt64
    package let root: MerkleHash
    /// Further lines, opaque; our own checkpoints have none.
    package let extensions: [String]

    package init(origin: String, size: UInt64, root: MerkleHash, extensions: [String] = []) {
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a note.
    /// - Throws: `ledger.checkpoint-malformed` for everything that would not be written again as exactly the same text.
    package init(text: String) throws(LedgerError) {
        let head = try CheckpointText(text)
        var extensions = head.rest.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard extensions.popLast()?.isEmpty == true, extensions.allSatisfy({ !$0.isEmpty }),
            let root = MerkleHash(head.root)
        else {
            throw LedgerError(
                .checkpointMalformed, "a checkpoint has a root of 32 bytes and extension lines that are not empty")
        }
        self.init(origin: head.origin, size: head.size, root: root, extensions: extensions)
        guard self.text.utf8.elementsEqual(text.utf8) else {
            throw LedgerError(.checkpointMalformed, "the checkpoint is not in the one form of its content")
        }
    }

    package var text: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// Reads a checkpoint that one of the keys signed for this origin.
    ///
    /// - Parameters:
    ///   - note: The signed note.
    ///   - origin: The log it has to come from; also the name under which its keys sign.
    ///   - keys: The log's keys from the caller, never from the log itself.
    /// - Throws: `ledger.origin-mismatch`, and what `SignedNote` and `init(text:)` throw.
    package static func verified(
        _ note: [UInt8], origin: String, keys: [PublicKey]
    ) throws(LedgerError) -> Checkpoint {
        var named: [NoteKey] = []
        for key in keys {
            let key = try NoteKey(name: origin, publicKey: key)
            if !named.contains(key) { named.append(key) }
        }
        return try verified(note, origin: origin, signedBy: named)
    }

    /// Reads a checkpoint that one of the named keys signed for this origin; other logs' keys have names of their own.
    /// - Throws: `ledger.origin-mismatch`, and what `SignedNote` and `init(text:)` throw.
    package static func verified(
        _ note: [UInt8], origin: String, signedBy keys: [NoteKey]
    ) throws(LedgerError) -> Checkpoint {
        let signed = try SignedNote(note)
        let checkpoint = try Checkpoint(text: signed.text)
        guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else {
            throw LedgerError(.originMismatch, "the checkpoint is of \(checkpoint.origin), not of \(origin)")
        }
        _ = try signed.verified(by: keys)
        return checkpoint
    }
}
