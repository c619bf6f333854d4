import Attestation
import Ledger
import Testing

@Suite("Signed notes") struct SignedNoteTests {
    private let example = """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """
    private let exampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

    private func code(_ body: () throws -> Void) -> LedgerError.Code? {
        do { try body() } catch { return (error as? LedgerError)?.code }
        return nil
    }

    @Test("the example of the specification opens with its key, and with no other text") func specification() throws {
        let key = try NoteKey(verifierKey: exampleKey)
        #expect(key.id == 0x530d_903a)
        #expect(key.verifierKey == exampleKey)
        let note = try SignedNote(Array(example.utf8))
        #expect(note.text == "This is an example message.\n")
        #expect(try note.verified(by: [key]) == [key])
        let changed = try SignedNote(Array(("X" + example.dropFirst()).utf8))
        #expect(code { _ = try changed.verified(by: [key]) } == .noteSignature)
    }

    @Test(
        "every other form is refused",
        arguments: [
            "", "\n", "text\n", "text\n\n", "text", "text\n\n— a AAAAAAA=", "text\n— a AAAAAAA=\n",
            "text\n\n— a AAAAAAA=\n\n", "text\n\n— a AAAAAAA=\nmore\n", "text\n\n- a AAAAAAA=\n",
            "text\n\n—  AAAAAAA=\n",
            "text\n\n— a+b AAAAAAA=\n", "text\n\n— a\u{00A0}b AAAAAAA=\n", "text\n\n— a  AAAAAAA=\n",
            "text\n\n— a AAAAAAA\n",
            "text\n\n— a AAAAAAB=\n", "text\n\n— a AAAA\n", "text\n\n— a AAAAAAA= \n", "te\txt\n\n— a AAAAAAA=\n",
            "text\r\n\n— a AAAAAAA=\n", "te\0xt\n\n— a AAAAAAA=\n", "text\n\n— a AAA\n AAAA=\n",
        ]) func refused(text: String)
    {
        #expect(code { _ = try SignedNote(Array(text.utf8)) } == .noteMalformed)
    }

    @Test("bytes that are not UTF-8 are refused") func encoding() {
        let bytes = [0xFF] + Array("text\n\n— a AAAAAAA=\n".utf8)
        #expect(code { _ = try SignedNote(bytes) } == .noteMalformed)
    }

    @Test("the last blank line divides text and signatures") func blankLines() throws {
        let note = try SignedNote(Array("one\n\ntwo\n\n— a AAAAAAA=\n— b AAAAAAA=\n".utf8))
        #expect(note.text == "one\n\ntwo\n")
        #expect(note.signatures.map(\.name) == ["a", "b"])
    }

    @Test("16 signatures are read, 101 are not") func count() throws {
        let line = "— a AAAAAAA=\n"
        func note(_ count: Int) -> [UInt8] { Array(("text\n\n" + String(repeating: line, count: count)).utf8) }
        #expect(try SignedNote(note(16)).signatures.count == 16)
        #expect(try SignedNote(note(100)).signatures.count == 100)
        #expect(code { _ = try SignedNote(note(101)) } == .noteMalformed)
    }

    @Test(
        "both kinds of keys sign; unknown signatures are ignored, a wrong one of a known key refuses",
        arguments: [
            KeyAlgorithm.ed25519, .p256,
        ]) func signing(algorithm: KeyAlgorithm) throws
    {
        let secret = try SigningKey.generate(algorithm)
        let key = try NoteKey(name: "log.example", publicKey: secret.publicKey)
        let other = try NoteKey(name: "log.example", publicKey: SigningKey.generate(algorithm).publicKey)
        #expect(try NoteKey(verifierKey: key.verifierKey) == key)
        let note = try SignedNote(text: "text\n", key: key) { try secret.sign($0) }
        let read = try SignedNote(note.encoded)
        #expect(read == note)
        #expect(try read.verified(by: [other, key]) == [key])
        #expect(code { _ = try read.verified(by: [other]) } == .noteUnsigned)
        #expect(code { _ = try read.verified(by: []) } == .noKeys)
        #expect(code { _ = try read.verified(by: [key, key]) } == .noteKey)
        let renamed = try NoteKey(name: "other.example", publicKey: secret.publicKey)
        #expect(code { _ = try read.verified(by: [renamed]) } == .noteUnsigned)
        let id = withUnsafeBytes(of: key.id.bigEndian) { Array($0) }
        let wrong = "— log.example \(Base64.encode(id + [UInt8](repeating: 1, count: 64)))\n"
        let mixed = try SignedNote(note.encoded + Array(wrong.utf8))
        #expect(code { _ = try mixed.verified(by: [key]) } == .noteSignature)
        let unknown = "— log.example \(Base64.encode([1, 2, 3, 4, 5]))\n"
        #expect(try SignedNote(note.encoded + Array(unknown.utf8)).verified(by: [key]) == [key])
    }

    @Test(
        "verifier keys with a wrong id, type or form are refused",
        arguments: [
            "", "a", "a+b", "a+12345678", "a+00000000+Aa9bg21zXMcZfWzD3zJqRoQ1hqF5zJX/w8LdQyCY8TLw",
            "rekor.sigstore.dev+12345678+AwEB", "rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!",
            "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k+",
        ]) func verifierKeys(text: String)
    {
        #expect(code { _ = try NoteKey(verifierKey: text) } == .noteKey)
    }

    @Test(
        "names with spaces, plus signs or control characters name no key",
        arguments: ["", "a b", "a+b", "a\nb", "a\u{2003}b"])
    func names(name: String) throws {
        let key = try SigningKey.generate(.ed25519).publicKey
        #expect(code { _ = try NoteKey(name: name, publicKey: key) } == .noteKey)
    }

    @Test("a witness cosigns text and time, and its key opens nothing else") func cosignature() throws {
        let secret = try SigningKey.generate(.ed25519)
        let witness = try NoteKey(name: "witness.example", publicKey: secret.publicKey, isWitness: true)
        let plain = try NoteKey(name: "witness.example", publicKey: secret.publicKey)
        #expect(witness.id != plain.id)
        #expect(try NoteKey(verifierKey: witness.verifierKey) == witness)
        let time: [UInt8] = [0, 0, 0, 0, 0, 0, 0x30, 0x39]
        let note = try SignedNote(text: "log\n", key: witness) { text in
            time + (try secret.sign(Array("cosignature/v1\ntime 12345\n".utf8) + text))
        }
        #expect(try SignedNote(note.encoded).verified(by: [witness]) == [witness])
        #expect(code { _ = try note.verified(by: [plain]) } == .noteUnsigned)
        let unstamped = try SignedNote(text: "log\n", key: witness) { try secret.sign($0) }
        #expect(code { _ = try unstamped.verified(by: [witness]) } == .noteSignature)
    }
}
