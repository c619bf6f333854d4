import Attestation

/// A text with signatures of named keys (C2SP signed-note), well formed but not yet verified.
package struct SignedNote: Sendable, Hashable {
    package struct Signature: Sendable, Hashable {
        package let name: String
        package let keyID: UInt32
        package let bytes: [UInt8]

        /// The signature as the line of a note, with its line break.
        package var line: [UInt8] {
            Array("\u{2014} \(name) ".utf8) + Base64.encodedBytes(NoteKey.bigEndian(keyID) + bytes) + [
                UInt8(ascii: "\n")
            ]
        }
    }

    /// More signatures than any log and its witnesses give.
    package static let maximumSignatures = 100
    package static let maximumBytes = 1 << 20

    /// What is signed; ends with a line break.
    package let text: String
    /// In the order of the note, at least one.
    package private(set) var signatures: [Signature]

    /// Reads a note.
    /// - Throws: `ledger.note-malformed` for everything that would not be written again as exactly the same bytes.
    package init(_ bytes: [UInt8]) throws(LedgerError) {
        guard bytes.count <= SignedNote.maximumBytes else { throw SignedNote.malformed("it is too big") }
        guard let whole = String(validating: bytes, as: UTF8.self) else {
            throw SignedNote.malformed("it is not UTF-8")
        }
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == UInt8(ascii: "\n") }) else {
            throw SignedNote.malformed("it has a control character")
        }
        guard let split = SignedNote.lastBlankLine(bytes) else { throw SignedNote.malformed("it has no blank line") }
        text = String(decoding: bytes[..<split], as: UTF8.self)
        signatures = []
        var lines = bytes[(split + 1)...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true, !lines.isEmpty else {
            throw SignedNote.malformed("it does not end with a signature line")
        }
        guard lines.count <= SignedNote.maximumSignatures else {
            throw SignedNote.malformed("it has too many signatures")
        }
        for line in lines { signatures.append(try SignedNote.signature(line)) }
        guard encoded == Array(whole.utf8) else {
            throw SignedNote.malformed("it is not in the one form of its content")
        }
    }

    /// Signs a text.
    /// - Throws: `ledger.note-malformed` for a text that does not end with a line break or has other control characters,
    ///   and what signing throws.
    package init(text: String, key: NoteKey, sign: ([UInt8]) throws -> [UInt8]) throws {
        guard text.utf8.last == UInt8(ascii: "\n"), text.utf8.allSatisfy({ $0 >= 0x20 || $0 == UInt8(ascii: "\n") })
        else { throw SignedNote.malformed("a text ends with a line break and has no other control characters") }
        self.text = text
        signatures = [Signature(name: key.name, keyID: key.id, bytes: try sign(Array(text.utf8)))]
    }

    /// Puts signatures under a text; none of them is verified.
    /// - Throws: `ledger.note-malformed` for a text that is none, no signature, or too many.
    package init(text: String, signatures: [Signature]) throws(LedgerError) {
        self.text = text
        self.signatures = signatures
        // The reader has the rules.
        guard try SignedNote(encoded) == self else { throw SignedNote.malformed("its text or a signature is no line") }
    }

    package var encoded: [UInt8] {
        Array(text.utf8) + [UInt8(ascii: "\n")] + signatures.flatMap(\.line)
    }

    /// The note with more signatures behind its own, each once.
    /// - Throws: `ledger.note-malformed` when they are too many.
    package func adding(_ more: [Signature]) throws(LedgerError) -> SignedNote {
        var all = signatures
        for signature in more where !all.contains(signature) { all.append(signature) }
        return try SignedNote(text: text, signatures: all)
    }

    /// Reads signature lines alone: what a witness answers.
    /// - Throws: `ledger.note-malformed` when there is none, or anything else than such lines.
    package static func signatures(lines bytes: [UInt8]) throws(LedgerError) -> [Signature] {
        let note = try SignedNote(Array("-\n\n".utf8) + bytes)
        guard note.text == "-\n" else { throw malformed("there is a blank line between signature lines") }
        return note.signatures
    }

    /// The given keys that signed the note, each once, in the order of the note.
    ///
    /// Signatures of unknown keys are ignored. There is no answer without at least one known key.
    /// - Throws: `ledger.no-keys` when none is given; `ledger.note-key` when two have the same name and id;
    ///   `ledger.note-signature` when a signature by a known key does not verify, whatever else does;
    ///   `ledger.note-unsigned` when no known key signed.
    package func verified(by keys: [NoteKey]) throws(LedgerError) -> [NoteKey] {
        guard !keys.isEmpty else { throw LedgerError(.noKeys, "a note is verified with at least one key") }
        var signers: [NoteKey] = []
        for signature in signatures {
            let known = keys.filter { $0.id == signature.keyID && $0.name.utf8.elementsEqual(signature.name.utf8) }
            guard let key = known.first else { continue }
            guard known.count == 1 else {
                throw LedgerError(.noteKey, "two given keys are both named \(key.name) with the same id")
            }
            guard key.verifies(signature.bytes, over: text) else {
                throw LedgerError(.noteSignature, "the signature of \(key.name) does not verify")
            }
            if !signers.contains(key) { signers.append(key) }
        }
        guard !signers.isEmpty else { throw LedgerError(.noteUnsigned, "no given key signed the note") }
        return signers
    }

    /// Where the text ends: the offset of the line break of the last blank line.
    private static func lastBlankLine(_ bytes: [UInt8]) -> Int? {
        for offset in stride(from: bytes.count - 1, to: 0, by: -1)
        where bytes[offset] == UInt8(ascii: "\n") && bytes[offset - 1] == UInt8(ascii: "\n") {
            return offset
        }
        return nil
    }

    private static func signature(_ line: ArraySlice<UInt8>) throws(LedgerError) -> Signature {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual("\u{2014}".utf8), let bytes = Base64.decode(Array(parts[2])),
            bytes.count > 4
        else { throw malformed("a signature line is an em dash, a name and base64") }
        let name = String(decoding: parts[1], as: UTF8.self)
        guard NoteKey.isName(name) else { throw malformed("a signature has no proper key name") }
        let id = bytes.prefix(4).reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        return Signature(name: name, keyID: id, bytes: Array(bytes.dropFirst(4)))
    }

    private static func malformed(_ reason: String) -> LedgerError {
        LedgerError(.noteMalformed, "not a signed note: \(reason)")
    }
}
