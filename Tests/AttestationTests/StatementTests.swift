import Artifacts
import Attestation
import Documents
import Testing

@Suite("in-toto statements") struct StatementTests {
    private let artifact = Digest.sha256(of: Array("artifact".utf8))
    private let other = Digest.sha256(of: Array("other".utf8))
    private let weak = StatementSubject.DeclaredDigest(algorithm: "sha1", value: "da39a3ee")
    private let predicateType = "https://example.com/predicate/v1"

    private func verified(
        _ subjects: [StatementSubject], type: String = InTotoStatement.payloadType
    ) throws -> VerifiedStatement {
        let key = try SigningKey(.ed25519, secret: [UInt8](repeating: 3, count: 32))
        let statement = try InTotoStatement(
            subjects: subjects, predicateType: predicateType, predicate: ["answer": 42])
        let envelope = try Envelope.sign(payloadType: type, payload: try statement.payload(), key: key)
        return try VerifiedStatement(try envelope.verify(keys: [key.publicKey]))
    }

    private func sha512(_ digit: String) throws -> Digest {
        try #require(Digest(.sha512, hex: String(repeating: digit, count: 128)))
    }

    @Test("the payload is canonical and reads back") func payload() throws {
        let statement = try InTotoStatement(
            subjects: [StatementSubject(name: "app", digests: [artifact])], predicateType: predicateType,
            predicate: ["b": 1, "a": true])
        let bytes = try statement.payload()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(CanonicalJSON.isCanonical(bytes))
        #expect(text.hasPrefix(#"{"_type":"https://in-toto.io/Statement/v1","predicate":{"a":true,"b":1},"#))
        #expect(try InTotoStatement(unverified: bytes).subjects == statement.subjects)
    }

    @Test("the subject is found by digest, and its signers are named") func match() throws {
        let statement = try verified([
            StatementSubject(name: "first", digests: [other]), StatementSubject(name: "second", digests: [artifact]),
        ])
        #expect(try statement.subject(artifact: [artifact]).name == "second")
        #expect(statement.signers.count == 1)
        #expect(refusal { try statement.subject(artifact: [Digest.sha256(of: [])]) } == .subjectDigest)
        #expect(refusal { try statement.subject(artifact: []) } == .subjectDigest)
    }

    @Test("every declared digest that can be checked must match") func conflict() throws {
        let digests = [artifact, try sha512("a")]
        let agreeing = try verified([StatementSubject(name: "x", digests: digests)])
        #expect(refusal { try agreeing.subject(artifact: digests) } == nil)
        #expect(refusal { try agreeing.subject(artifact: [artifact]) } == nil)
        #expect(refusal { try agreeing.subject(artifact: [artifact, sha512("b")]) } == .subjectDigest)
        let split = try verified([
            StatementSubject(name: "x", digests: [artifact]), StatementSubject(name: "y", digests: digests),
        ])
        #expect(refusal { try split.subject(artifact: [artifact, sha512("b")]) } == .subjectDigest)
    }

    @Test("weak, unknown and malformed digests bind nothing") func weakDigests() throws {
        let onlyWeak = try verified([StatementSubject(name: "x", declared: [weak])])
        #expect(refusal { try onlyWeak.subject(artifact: [artifact]) } == .subjectDigest)
        let upper = StatementSubject.DeclaredDigest(algorithm: "sha256", value: artifact.hex.uppercased())
        let malformed = try verified([StatementSubject(name: "x", declared: [upper])])
        #expect(refusal { try malformed.subject(artifact: [artifact]) } == .subjectDigest)
        let beside = StatementSubject.DeclaredDigest(algorithm: "sha256", value: artifact.hex)
        let strong = try verified([StatementSubject(name: "x", declared: [weak, beside])])
        #expect(refusal { try strong.subject(artifact: [artifact]) } == nil)
    }

    @Test("a commit is bound by its own kind of digest only") func commits() throws {
        let commit = try #require(Digest(.gitCommit, hex: String(repeating: "a", count: 40)))
        let statement = try verified([StatementSubject(name: "source", digests: [commit])])
        #expect(refusal { try statement.subject(commit: commit) } == nil)
        #expect(refusal { try statement.subject(artifact: [commit]) } == .subjectDigest)
    }

    @Test("another predicate or payload type is refused") func types() throws {
        let statement = try verified([StatementSubject(name: "x", digests: [artifact])])
        #expect(refusal { try statement.requirePredicate(predicateType) } == nil)
        #expect(refusal { try statement.requirePredicate(predicateType + "x") } == .predicateMismatch)
        #expect(
            refusal { try verified([StatementSubject(name: "x", digests: [artifact])], type: "application/json") }
                == .payloadType)
    }

    @Test("an attestation is judged signature first, then predicate, then subject") func order() throws {
        let key = try SigningKey.generate(.p256)
        let stranger = try SigningKey.generate(.p256).publicKey
        let statement = try InTotoStatement(
            subjects: [StatementSubject(name: "x", digests: [other])], predicateType: "p", predicate: .null)
        let envelope = try Envelope.sign(
            payloadType: InTotoStatement.payloadType, payload: try statement.payload(), key: key)
        func judged(_ key: PublicKey, _ type: String, _ digest: Digest) -> AttestationError.Code? {
            refusal { try VerifiedStatement(envelope, keys: [key], artifact: [digest], predicateType: type) }
        }
        #expect(judged(stranger, "q", artifact) == .signatureInvalid)
        #expect(judged(key.publicKey, "q", artifact) == .predicateMismatch)
        #expect(judged(key.publicKey, "p", artifact) == .subjectDigest)
        #expect(judged(key.publicKey, "p", other) == nil)
    }

    @Test(
        "statements without subject, digest or type are refused",
        arguments: [
            "{}", "[]", #"{"_type":"https://in-toto.io/Statement/v1","predicateType":"p","subject":[]}"#,
            #"{"_type":"https://in-toto.io/Statement/v2","predicateType":"p","subject":[{"digest":{"sha256":"a"}}]}"#,
            #"{"_type":"https://in-toto.io/Statement/v1","predicateType":"","subject":[{"digest":{"sha256":"a"}}]}"#,
            #"{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"a"}}]}"#,
            #"{"_type":"https://in-toto.io/Statement/v1","predicateType":"p","subject":[{"digest":{}}]}"#,
            #"{"_type":"https://in-toto.io/Statement/v1","predicateType":"p","subject":[{"name":"x"}]}"#,
            #"{"_type":"https://in-toto.io/Statement/v1","predicateType":"p","subject":[{"digest":{"sha256":1}}]}"#,
            #"{"_type":"https://in-toto.io/Statement/v1","predicateType":"p","subject":[{"digest":{"a":"b","a":"b"}}]}"#,
            #"{"_type":"https://in-toto.io/Statement/v1","predicateType":"p","subject":[{"name":1,"digest":{"a":"b"}}]}"#,
        ])
    func malformed(json: String) {
        #expect(refusal { try InTotoStatement(unverified: Array(json.utf8)) } == .statementMalformed)
    }

    @Test("a predicate with a fraction can't be signed") func fraction() throws {
        let statement = try InTotoStatement(
            subjects: [StatementSubject(name: "x", digests: [artifact])], predicateType: "p", predicate: .double(0.5))
        #expect(refusal { try statement.payload() } == .statementMalformed)
    }
}
