import Artifacts
import Attestation
import Documents
import Engine
import Findings
import Stages
import Testing

@Suite("signature/verify") struct SignatureVerifyTests {
    private let trusted: SigningKey
    private let second: SigningKey
    private let stranger: SigningKey
    private let text = "kind: Deployment"
    private let signature = "{ keys: ['file:keys/'], require: [{ type: manifests, by: signature }] }"
    private let attestation =
        "{ keys: ['file:keys/'], require: [{ type: image, by: attestation, predicateType: 'p/v1' }] }"

    init() throws {
        trusted = try SigningKey(.ed25519, secret: Array(repeating: 1, count: 32))
        second = try SigningKey(.p256, secret: Array(repeating: 2, count: 32))
        stranger = try SigningKey(.ed25519, secret: Array(repeating: 3, count: 32))
    }

    private func bench(_ change: (inout StageBench) throws -> Void = { _ in }) rethrows -> StageBench {
        var bench = StageBench()
        bench.add("objects", .manifests, text)
        bench.addImage("image")
        bench.put("file:keys/", ["a.pem": trusted.publicKey.pem, "b.pem": second.publicKey.pem])
        try change(&bench)
        return bench
    }

    private func sign(_ text: String, _ key: SigningKey) throws -> String {
        Base64.encode(try key.sign(Array(text.utf8))) + "\n"
    }

    private func attest(_ digest: Digest, predicate: String = "p/v1", keys: [SigningKey]) throws -> [UInt8] {
        let statement = try InTotoStatement(
            subjects: [StatementSubject(name: "image", digests: [digest])], predicateType: predicate, predicate: [:])
        return try Envelope.sign(payloadType: InTotoStatement.payloadType, payload: statement.payload(), keys: keys)
            .encoded()
    }

    private func rules(_ bench: StageBench, _ options: String) async throws -> [String] {
        let result = try await bench.run(SignatureVerify.self, options)
        #expect(result.completeness == Completeness(examined: 1, of: 1))
        return result.findings.map(\.rule)
    }

    @Test("a signature over the very bytes holds, by a key of either kind") func good() async throws {
        for key in [trusted, second] {
            let bench = try bench { $0.add("sig", .signature, try sign(text, key), of: "objects") }
            #expect(try await rules(bench, signature).isEmpty)
        }
    }

    @Test("no signature, by a wrong key, over other bytes, or for another artifact") func bad() async throws {
        #expect(try await rules(bench(), signature) == ["signature/missing"])
        for (text, key) in [(text, stranger), (text + "\n", trusted)] {
            let bench = try bench { $0.add("sig", .signature, try sign(text, key), of: "objects") }
            #expect(try await rules(bench, signature) == ["signature/invalid"])
        }
        let other = try bench { $0.add("sig", .signature, try sign(text, trusted), of: "image") }
        #expect(try await rules(other, signature) == ["signature/missing"])
        for garbage in ["", "no base64", "AAAA"] {
            let bench = bench { $0.add("sig", .signature, garbage, of: "objects") }
            #expect(try await rules(bench, signature) == ["signature/invalid"])
        }
    }

    @Test("bytes that were altered after the release document was made end the stage") func altered() async throws {
        var bench = try bench { $0.add("sig", .signature, try sign(text, trusted), of: "objects") }
        bench.inputs[.artifact("objects")] = Array("kind: Other".utf8)
        #expect(try await bench.failure(SignatureVerify.self, signature) == "artifact.digest-mismatch")
    }

    @Test("a threshold counts keys, in whichever signatures they stand") func threshold() async throws {
        let two = signature.replacing("by: signature", with: "by: signature, threshold: 2")
        func bench(_ keys: SigningKey...) throws -> StageBench {
            try self.bench {
                for (index, key) in keys.enumerated() {
                    $0.add("sig\(index)", .signature, try sign(text, key), of: "objects")
                }
            }
        }
        #expect(try await rules(bench(trusted, second), two).isEmpty)
        #expect(try await rules(bench(trusted), two) == ["signature/invalid"])
        #expect(try await rules(bench(trusted, trusted), two) == ["signature/invalid"])
        #expect(try await rules(bench(trusted, stranger), two) == ["signature/invalid"])
        #expect(try await rules(bench(trusted, stranger, second), two).isEmpty)
        let three = two.replacing("threshold: 2", with: "threshold: 3")
        #expect(try await rules(bench(trusted, second, stranger), three) == ["signature/invalid"])
    }

    @Test("the same key in two files is one key") func sameKeyTwice() async throws {
        let two = signature.replacing("by: signature", with: "by: signature, threshold: 2")
        var bench = try bench { $0.add("sig", .signature, try sign(text, trusted), of: "objects") }
        bench.put("file:keys/", ["a.pem": trusted.publicKey.pem, "copy.pem": trusted.publicKey.pem])
        #expect(try await rules(bench, two) == ["signature/invalid"])
    }

    @Test("an attestation holds for its own digest and predicate only") func attestations() async throws {
        let image = StageBench.imageDigest("image")
        func bench(_ bytes: [UInt8], of subject: String = "image") -> StageBench {
            self.bench { $0.add("att", .attestation, bytes, of: subject) }
        }
        #expect(try await rules(bench(attest(image, keys: [trusted])), attestation).isEmpty)
        #expect(
            try await rules(bench(attest(.sha256(of: [1]), keys: [trusted])), attestation) == ["signature/invalid"])
        #expect(
            try await rules(bench(attest(image, predicate: "p/v2", keys: [trusted])), attestation)
                == ["signature/invalid"])
        #expect(try await rules(bench(attest(image, keys: [stranger])), attestation) == ["signature/invalid"])
        #expect(try await rules(bench(Array("{}".utf8)), attestation) == ["signature/invalid"])
        #expect(
            try await rules(bench(attest(image, keys: [trusted]), of: "objects"), attestation) == ["signature/missing"])
        let two = attestation.replacing("predicateType", with: "threshold: 2, predicateType")
        #expect(try await rules(bench(attest(image, keys: [trusted, second])), two).isEmpty)
        #expect(try await rules(bench(attest(image, keys: [trusted, stranger])), two) == ["signature/invalid"])
    }

    @Test("any one byte changed in an envelope never verifies") func flips() async throws {
        let bytes = try attest(StageBench.imageDigest("image"), keys: [trusted])
        let text = String(decoding: bytes, as: UTF8.self)
        // The key id is a hint that nothing rests on, so its member may change.
        let hint = try #require(text.firstRange(of: "\"keyid\":\"\(trusted.publicKey.keyID)\""))
        let start = text.utf8.distance(from: text.startIndex, to: hint.lowerBound)
        let end = text.utf8.distance(from: text.startIndex, to: hint.upperBound)
        for index in stride(from: 0, to: bytes.count, by: 3) where !(start..<end).contains(index) {
            var changed = bytes
            changed[index] ^= 0x01
            let bench = bench { $0.add("att", .attestation, changed, of: "image") }
            let found = try await rules(bench, attestation)
            #expect(found == ["signature/invalid"], "byte \(index) of \(text)")
        }
    }

    @Test("a requirement that matches no artifact examined nothing") func noArtifact() async throws {
        let options = signature.replacing("type: manifests", with: "type: file")
        let result = try await bench().run(SignatureVerify.self, options)
        #expect(result.completeness == Completeness(examined: 0, of: 1, because: [.init("no-file", count: 1)]))
    }

    @Test("keys that are missing or no keys end the stage") func keys() async throws {
        var bench = try bench { $0.add("sig", .signature, try sign(text, trusted), of: "objects") }
        bench.put("file:keys/", ["a.pem": "no key"])
        #expect(try await bench.failure(SignatureVerify.self, signature) == "signature.key")
        bench.put("file:keys/", [:])
        #expect(try await bench.failure(SignatureVerify.self, signature) == "signature.no-keys")
        bench.inputs[.file("file:keys/")] = nil
        #expect(try await bench.failure(SignatureVerify.self, signature) == "input.missing")
    }

    @Test("every mistake in the options") func options() throws {
        func mistakes(_ options: String) throws -> [String] { try StageBench.mistakes(SignatureVerify.self, options) }
        #expect(try mistakes("{}") == ["options.missing-key", "options.missing-key"])
        #expect(try mistakes("{ keys: [], require: [{ type: file }] }") == ["options.missing-key"])
        #expect(try mistakes("{ keys: ['file:k'], require: [] }") == ["signature.no-requirement"])
        #expect(try mistakes("{ keys: ['http://k'], require: [{ type: file }] }") == ["options.wrong-type"])
        #expect(try mistakes("{ keys: ['file:k'], require: { type: file } }") == ["options.wrong-type"])
        #expect(
            try mistakes("{ keys: ['file:k'], require: [{ by: signature, threshold: 0 }, { type: flie }] }")
                == ["signature.requirement", "signature.threshold", "options.unknown-choice"])
        #expect(
            try mistakes("{ keys: ['file:k'], require: [{ type: file, by: signature, predicateType: x }] }")
                == ["signature.predicate"])
    }
}
