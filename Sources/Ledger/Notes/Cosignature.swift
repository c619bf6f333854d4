/// A witness's statement, with a time, that it saw a checkpoint extend all it saw before (C2SP tlog-cosignature, Ed25519).
package struct Cosignature: Sendable, Hashable {
    static let timeBytes = 8

    package let witness: NoteKey
    /// Seconds since 1970, at most 2^63 - 1.
    package let time: UInt64

    /// The bytes that a cosignature of a note's text is over.
    static func message(_ text: String, time: UInt64) -> [UInt8] { Array("cosignature/v1\ntime \(time)\n\(text)".utf8) }

    /// The time in the bytes of a signature line, without the key's id.
    ///
    /// Nothing unless they have the length of a cosignature and the time is one that the specification allows.
    package static func time(in signature: [UInt8]) -> UInt64? {
        guard signature.count == timeBytes + 64 else { return nil }
        let time = signature.prefix(timeBytes).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        return time <= UInt64(Int64.max) ? time : nil
    }

    /// Cosigns the text of a checkpoint.
    ///
    /// The signature is verified before it is handed out.
    /// - Parameters:
    ///   - key: The witness's key.
    ///   - time: Seconds since 1970.
    ///   - sign: Signs as the key verifies.
    /// - Throws: `ledger.note-key` for a key that does not cosign, `ledger.note-signature`, and what `sign` throws.
    package static func sign(
        _ text: String, key: NoteKey, time: UInt64, sign: ([UInt8]) throws -> [UInt8]
    ) throws -> SignedNote.Signature {
        guard key.isWitness, time <= UInt64(Int64.max) else {
            throw LedgerError(.noteKey, "the key \(key.name) does not cosign")
        }
        let stamp = (0..<timeBytes).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) }
        let signature = SignedNote.Signature(
            name: key.name, keyID: key.id, bytes: stamp + (try sign(message(text, time: time))))
        guard key.verifies(signature.bytes, over: text) else {
            throw LedgerError(.noteSignature, "the signer of \(key.name) has another key")
        }
        return signature
    }
}

extension SignedNote {
    /// The given witnesses that cosigned, each once with its newest time, in the order of `witnesses`; empty when none did.
    ///
    /// Witnesses are told apart by their keys alone: one key under two names is one witness.
    /// - Throws: `ledger.note-signature` when a line that bears a witness's name and id does not verify.
    package func cosignatures(by witnesses: [NoteKey]) throws(LedgerError) -> [Cosignature] {
        var found: [Cosignature] = []
        for witness in witnesses where witness.isWitness && !found.contains(where: { $0.witness.hasKey(of: witness) }) {
            var newest: UInt64?
            for signature in signatures
            where signature.keyID == witness.id && signature.name.utf8.elementsEqual(witness.name.utf8) {
                guard witness.verifies(signature.bytes, over: text), let time = Cosignature.time(in: signature.bytes)
                else { throw LedgerError(.noteSignature, "the cosignature of \(witness.name) does not verify") }
                newest = max(newest ?? 0, time)
            }
            if let newest { found.append(Cosignature(witness: witness, time: newest)) }
        }
        return found
    }
}

extension NoteKey {
    func hasKey(of other: NoteKey) -> Bool { publicKey == other.publicKey }
}
