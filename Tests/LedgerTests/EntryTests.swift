import Artifacts
import Attestation
import Documents
import Ledger
import Testing

@Suite("Entries") struct EntryTests {
    private let key: SigningKey
    private let signer: LedgerSigner

    init() throws {
        key = try Samples.key()
        signer = Samples.signer(key)
    }

    private func resigned(_ change: (InTotoStatement) throws -> InTotoStatement, _ content: EntryContent) throws
        -> [UInt8]
    {
        let statement = try change(content.statement())
        return try Envelope.sign(
            payloadType: InTotoStatement.payloadType, payload: statement.payload(), key: key
        ).encoded()
    }

    @Test("entries of every form read back to what was signed") func roundTrip() throws {
        let contents =
            [
                Samples.decision(1), Samples.decision(2, verdict: .rejected), Samples.decision(3, verdict: .pending),
                Samples.trustChange(), .event(EventRecord(kind: .keyRotated, time: Samples.time())),
            ] + [EntryKind.approval, .rejection, .waiver, .grant, .hold, .revoked].map { Samples.act($0) }
        for content in contents {
            let bytes = try SealedEntry.seal(content, signer: signer).envelope
            #expect(bytes.count <= (try EntryEnvelope.maximumSize(of: content)))
            let read = try EntryEnvelope.content(of: bytes)
            #expect(read.kind == content.kind)
            #expect(try read.statement().payload() == content.statement().payload())
            try EntryEnvelope.verify(bytes, keys: [key.publicKey])
        }
    }

    @Test("a promoted decision is a VSA with the body inside") func promotion() throws {
        let bytes = try SealedEntry.seal(Samples.decision(1), signer: signer).envelope
        let statement = try InTotoStatement(Envelope(json: bytes).verify(keys: [key.publicKey]))
        #expect(statement.predicateType == "https://slsa.dev/verification_summary/v1")
        #expect(statement.subjects.map(\.name) == ["sbom", "web-image"])
        let predicate = statement.predicate
        #expect(predicate["verifier"]?["id"]?.string == "urn:sluice:ledger:ab12:production")
        #expect(predicate["verificationResult"]?.string == "PASSED")
        #expect(predicate["verifiedLevels"] == ["SLSA_BUILD_LEVEL_UNEVALUATED"])
        #expect(predicate["timeVerified"]?.string == Samples.time(1).at.description)
        #expect(predicate["inputAttestations"]?.array?.first?["uri"]?.string == "urn:a")
        #expect(
            predicate["policy"]?["uri"]?.string
                == "git+https://git.example/acme/gates@\(String(repeating: "a1", count: 20))#pipelines/production.yaml")
        #expect(predicate["urn:sluice:decision:v1"]?["verdict"]?.string == "promoted")
        #expect(
            VerificationSummary.verifierID(ledgerKeyID: "k", environment: "a:b ü")
                == "urn:sluice:ledger:k:a%3Ab%20%C3%BC")
    }

    @Test("nothing that was not promoted looks like a VSA, and no promotion like something else") func disguise() throws
    {
        let pending = Samples.body(1, verdict: .pending)
        let summary = VerificationSummary(
            body: pending, ledgerKeyID: "k", resourceURI: "urn:x", inputAttestations: [])
        #expect(throws: LedgerError.self) {
            try SealedEntry.seal(.promotion(summary, artifacts: Samples.artifacts.reversed()), signer: signer).envelope
        }
        #expect(throws: LedgerError.self) {
            try SealedEntry.seal(.decision(Samples.body(1), artifacts: Samples.artifacts.reversed()), signer: signer)
                .envelope
        }
    }

    @Test("a VSA that says something else outside than its body inside is refused") func summaryDiffers() throws {
        let bytes = try resigned(
            { statement in
                guard case .object(var members) = statement.predicate else { return statement }
                members = members.map { $0.key == "timeVerified" ? .init($0.key, "2026-01-01T00:00:00Z") : $0 }
                return try InTotoStatement(
                    subjects: statement.subjects, predicateType: statement.predicateType, predicate: .object(members))
            }, Samples.decision(1))
        #expect(throws: LedgerError.self) { try LedgerIndex.fields(of: bytes) }
    }

    @Test("artifacts out of order, twice, or of an unknown predicate are refused") func subjects() throws {
        let content = Samples.decision(1)
        for subjects in [Samples.artifacts, [Samples.artifacts[0], Samples.artifacts[0]]] {
            let bytes = try resigned(
                {
                    try InTotoStatement(subjects: subjects, predicateType: $0.predicateType, predicate: $0.predicate)
                }, content)
            #expect(throws: LedgerError.self) { try LedgerIndex.fields(of: bytes) }
        }
        let unknown = try resigned(
            {
                try InTotoStatement(
                    subjects: $0.subjects, predicateType: "urn:sluice:other:v1", predicate: $0.predicate)
            }, content)
        #expect(throws: LedgerError.self) { try LedgerIndex.fields(of: unknown) }
    }

    @Test("signed texts stand in the entry word for word, and only under their own type") func acts() throws {
        let document = Samples.document("sluice.rejection.v1")
        let bytes = try SealedEntry.seal(Samples.act(.rejection, document: document), signer: signer).envelope
        guard case .act(let act) = try EntryEnvelope.content(of: bytes) else {
            Issue.record("not an act")
            return
        }
        #expect(act.document == document)
        #expect(throws: LedgerError.self) {
            try SealedEntry.seal(Samples.act(.approval, document: document), signer: signer).envelope
        }
        #expect(throws: LedgerError.self) {
            try SealedEntry.seal(Samples.act(.rejection, document: " " + document), signer: signer).envelope
        }
    }

    @Test("the index knows every field, and tells two signatures of one text apart") func index() throws {
        let decision = try LedgerIndex.fields(of: SealedEntry.seal(Samples.decision(4), signer: signer).envelope)
        #expect(
            decision.values == [
                "decision", Samples.digest("input 4").description, "acme", "web", "1.4",
                Samples.digest("r4").description,
                "production", "promoted", Samples.digest("review 4").description, Samples.digest("input 4").description,
                Samples.time(4).at.description, "clock", nil, nil,
            ])
        #expect(decision.values.count == LedgerFields.columns.count)
        let first = try LedgerIndex.fields(of: SealedEntry.seal(Samples.act(signature: "one"), signer: signer).envelope)
        let second = try LedgerIndex.fields(
            of: SealedEntry.seal(Samples.act(signature: "two"), signer: signer).envelope)
        #expect(first.documentDigest == second.documentDigest)
        #expect(first.clientID != second.clientID)
        #expect(first.releaseDigest == Samples.digest("r1"))
        #expect(first.principal == "ann")
        let trust = try LedgerIndex.fields(of: SealedEntry.seal(Samples.trustChange(), signer: signer).envelope)
        #expect(trust.kind == .trustChanged)
        #expect(trust.project == nil)
    }

    @Test("a change of trust is read back from its entry") func trust() throws {
        let bytes = try SealedEntry.seal(Samples.trustChange(3), signer: signer).envelope
        guard case .event(let event) = try EntryEnvelope.content(of: bytes) else {
            Issue.record("not an event")
            return
        }
        let change = try TrustChange(event)
        #expect(change.previous == Samples.digest("t2"))
        #expect(change.next == Samples.digest("t3"))
    }

    @Test("an entry that does not fit is a named error") func tooLarge() throws {
        let artifacts = (1000..<1600).map {
            StatementSubject(name: "artifact-\($0)", digests: [Samples.digest("\($0)")])
        }
        let content = EntryContent.decided(
            Samples.body(1), artifacts: artifacts, ledgerKeyID: "k", resourceURI: "urn:x", inputAttestations: [])
        #expect(try EntryEnvelope.maximumSize(of: content) > EntryBundle.maximumEntryBytes)
        let error = #expect(throws: LedgerError.self) { try SealedEntry.seal(content, signer: signer).envelope }
        #expect(error?.code == .entryTooLarge)
    }

    @Test("another spelling of the same envelope is refused, and one by another key") func envelopes() throws {
        let bytes = try SealedEntry.seal(Samples.decision(1), signer: signer).envelope
        #expect(throws: LedgerError.self) { try LedgerIndex.fields(of: bytes + [UInt8(ascii: "\n")]) }
        #expect(throws: LedgerError.self) { try LedgerIndex.fields(of: []) }
        let error = #expect(throws: LedgerError.self) {
            try EntryEnvelope.verify(bytes, keys: [try Samples.key(seed: 9).publicKey])
        }
        #expect(error?.code == .entryUnsigned)
    }
}
