import Artifacts
import Attestation
import Documents
import Ledger
import Testing

/// What a compromised key touched, by time and by place.
@Suite("Compromised keys") struct CompromiseTraceTests {
    private static func event(_ seconds: Int64, _ source: EntryTime.Source = .clock) -> EntryContent {
        .event(
            Revocation(
                project: "acme", environment: nil,
                release: ReleaseIdentity(name: "web", version: "1", digest: Samples.digest("r")), decision: nil,
                reason: "because \(seconds)"
            ).record(time: Samples.time(seconds, source: source)))
    }

    /// Seals the contents, each by the key with its seed, and follows the first key from the moment on.
    private func touched(
        _ entries: [(content: EntryContent, seed: UInt8)], since: Int64, holder: KeyCompromise.Holder = .ledger,
        keyID: String? = nil
    ) throws -> [Int] {
        let keys = try [Samples.key(seed: 1), Samples.key(seed: 2)]
        var trace = CompromiseTrace(
            KeyNotice(
                holder: holder, keyID: keyID ?? keys[0].publicKey.keyID, since: Samples.time(since).at),
            keys: keys.map(\.publicKey))
        var found: [Int] = []
        for (index, entry) in entries.enumerated() {
            let sealed = try SealedEntry.seal(entry.content, signer: Samples.signer(Samples.key(seed: entry.seed)))
            if try trace.touch(sealed.envelope, entry.content) != nil { found.append(index) }
        }
        return found
    }

    @Test("what it signed at or after the moment, and nothing of another key") func byTime() throws {
        let entries = [
            (Self.event(0), UInt8(1)), (Self.event(99), 1), (Self.event(100), 1), (Self.event(101), 2),
            (Self.event(102), 1),
        ]
        #expect(try touched(entries, since: 100) == [2, 4])
        #expect(try touched(entries, since: 0) == [0, 1, 2, 4])
        #expect(try touched(entries, since: 1000).isEmpty)
    }

    @Test("a thief's entry with an old time stands behind the moment all the same") func byPlace() throws {
        let entries = [(Self.event(0), UInt8(1)), (Self.event(150), 2), (Self.event(5), 1)]
        #expect(try touched(entries, since: 100) == [2])
    }

    @Test("a time that was given moves nothing") func given() throws {
        let entries = [(Self.event(500, .given), UInt8(2)), (Self.event(5), 1)]
        #expect(try touched(entries, since: 100).isEmpty)
    }

    @Test("a key that nobody gave touches nothing that can be shown") func unknownKey() throws {
        #expect(try touched([(Self.event(200), 1)], since: 100, keyID: String(repeating: "0", count: 64)).isEmpty)
    }

    @Test("a person's acts, and the decisions that counted them") func person() throws {
        let person = try Samples.key(seed: 5)
        let document = Samples.document()
        let signature = try SSHSignature.sign(
            message: Array(document.utf8), namespace: "sluice.approval.v1", key: person
        ).armored
        let act = SignedActRecord(
            kind: .approval, document: document, signature: signature, principal: "ann", time: Samples.time(200))
        var body = Samples.body(201)
        body.approvals = [.init(principal: "ann", role: "security", documentDigest: act.documentDigest)]
        let relying = EntryContent.decided(
            body, artifacts: Samples.artifacts, ledgerKeyID: "ab", resourceURI: "urn:x", inputAttestations: [])
        let entries = [(EntryContent.act(act), UInt8(1)), (Samples.decision(201), 1), (relying, 1)]
        let fingerprint = try SSHPublicKey(person.publicKey).fingerprint
        #expect(try touched(entries, since: 100, holder: .person, keyID: fingerprint) == [0, 2])
        #expect(try touched(entries, since: 300, holder: .person, keyID: fingerprint).isEmpty)
        #expect(try touched(entries, since: 100, holder: .person, keyID: "SHA256:another").isEmpty)
    }

    @Test("a person's passkey is found by its fingerprint") func passkey() throws {
        let key = try Samples.key(.p256, seed: 6)
        let document = Samples.document()
        func hash(_ bytes: [UInt8]) -> [UInt8] { Digest.sha256(of: bytes).bytes }
        let challenge = Base64.encodeURLSafe(hash(Array(document.utf8)))
        let client = Array(
            #"{"type":"webauthn.get","challenge":"\#(challenge)","origin":"https://a.example"}"#.utf8)
        let data = hash(Array("a.example".utf8)) + [5, 0, 0, 0, 0]
        let signature = try PasskeySignature(
            passkey: Passkey(
                relyingParty: #require(RelyingParty("a.example")), credentialID: [1], publicKey: key.publicKey),
            authenticatorData: data, clientDataJSON: client, signature: key.sign(data + hash(client)))
        let act = SignedActRecord(
            kind: .approval, document: document, signature: try signature.text(), principal: "ann",
            time: Samples.time(200))
        let entries = [(EntryContent.act(act), UInt8(1))]
        let fingerprint = signature.passkey.fingerprint
        #expect(try touched(entries, since: 100, holder: .person, keyID: fingerprint) == [0])
        #expect(try touched(entries, since: 100, holder: .person, keyID: "SHA256:another").isEmpty)
    }

    @Test("while a key changes, both sign a checkpoint", arguments: [KeyAlgorithm.ed25519, .p256])
    func bothSign(algorithm: KeyAlgorithm) throws {
        let (old, new) = (try Samples.key(seed: 1), try Samples.key(algorithm, seed: 2))
        let signer = Samples.signer(new).alongside([Samples.signer(old)])
        let checkpoint = Checkpoint(origin: "ledger.example/x", size: 0, root: MerkleTree.emptyRoot)
        let note = try signer.note(of: checkpoint)
        #expect(try SignedNote(note).signatures.count == 2)
        for key in [old, new] {
            #expect(try Checkpoint.verified(note, origin: "ledger.example/x", keys: [key.publicKey]) == checkpoint)
        }
        #expect(throws: LedgerError.self) {
            try Checkpoint.verified(note, origin: "ledger.example/x", keys: [Samples.key(seed: 3).publicKey])
        }
        // A key beside it that can't sign is found before the checkpoint is stored.
        let broken = Samples.signer(new).alongside([LedgerSigner(publicKey: old.publicKey) { _ in [0] }])
        #expect(throws: LedgerError.self) { try broken.note(of: checkpoint) }
    }
}
