import Attestation
import Ledger
import Testing

@Suite("Checkpoints") struct CheckpointTests {
    private let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test("a checkpoint is read and written as the same text") func roundTrip() throws {
        for text in ["log\n0\n\(hash)\n", "a b c\n18446744073709551615\n\(hash)\nmore\nlines\n"] {
            #expect(try Checkpoint(text: text).text == text)
        }
    }

    @Test(
        "every other form is refused",
        arguments: [
            "", "\n", "log\n", "log\n0\n", "\n0\nHASH\n", "log\n0\nHASH", "log\n00\nHASH\n", "log\n01\nHASH\n",
            "log\n+1\nHASH\n",
            "log\n-1\nHASH\n", "log\n0x1\nHASH\n", "log\n18446744073709551616\nHASH\n", "log\n1\nAAAA\n",
            "log\n1\nHASH \n",
            "log\n1\nHASH\n\n", "log\n1\nHASH\n\nmore\n", "log\n 1\nHASH\n", "log\n1\n\nHASH\n",
        ]) func refused(text: String)
    {
        let whole = text.split(separator: "HASH", omittingEmptySubsequences: false).joined(separator: hash)
        #expect(throws: LedgerError.self) { try Checkpoint(text: whole) }
    }

    @Test("only the right origin and a given key are accepted") func verified() throws {
        let key = try SigningKey.generate(.p256)
        let signer = LedgerSigner(publicKey: key.publicKey) { try key.sign($0) }
        let head = Checkpoint(origin: "log.example", size: 0, root: MerkleTree.emptyRoot)
        let note = try signer.note(of: head)
        #expect(try Checkpoint.verified(note, origin: "log.example", keys: [key.publicKey]) == head)
        let other = try SigningKey.generate(.p256).publicKey
        #expect(
            try Checkpoint.verified(note, origin: "log.example", keys: [other, key.publicKey, key.publicKey]) == head)
        let wrongOrigin = #expect(throws: LedgerError.self) {
            try Checkpoint.verified(note, origin: "log.example2", keys: [key.publicKey])
        }
        #expect(wrongOrigin?.code == .originMismatch)
        let wrongKey = #expect(throws: LedgerError.self) {
            try Checkpoint.verified(note, origin: "log.example", keys: [other])
        }
        #expect(wrongKey?.code == .noteUnsigned)
        let noKey = #expect(throws: LedgerError.self) { try Checkpoint.verified(note, origin: "log.example", keys: []) }
        #expect(noKey?.code == .noKeys)
    }

    @Test("a signer whose key is another than it says is found before anything is handed out") func wrongSigner() throws
    {
        let (key, other) = (try SigningKey.generate(.ed25519), try SigningKey.generate(.ed25519))
        let signer = LedgerSigner(publicKey: key.publicKey) { try other.sign($0) }
        let head = Checkpoint(origin: "log.example", size: 0, root: MerkleTree.emptyRoot)
        #expect(throws: LedgerError.self) { try signer.note(of: head) }
    }
}
