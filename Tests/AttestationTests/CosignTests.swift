import Artifacts
import Attestation
import Testing

@Suite("cosign signatures") struct CosignTests {
    private let blob = Array("release.tar".utf8)
    private let digest = Digest.sha256(of: Array("manifest".utf8))

    private func payload(_ digest: String, type: String = SimpleSigningPayload.type, extra: String = "") -> [UInt8] {
        Array(
            """
            {"critical":{"identity":{"docker-reference":"registry.example/app"},\
            "image":{"docker-manifest-digest":"\(digest)"},"type":"\(type)"\(extra)},"optional":null}
            """.utf8)
    }

    @Test("a file's signature verifies under its key", arguments: [KeyAlgorithm.ed25519, .p256])
    func blobs(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let other = try SigningKey.generate(algorithm)
        let signature = Base64.encode(try key.sign(blob))
        let verified = try CosignSignature.verify(
            signaturesBase64: [signature + "\n"], over: blob, keys: [other.publicKey, key.publicKey])
        #expect(verified.signers == [key.publicKey])
        #expect(verified.digest == .sha256(of: blob))
        func judged(_ text: String, _ bytes: [UInt8], _ key: PublicKey) -> AttestationError.Code? {
            refusal { try CosignSignature.verify(signatureBase64: text, over: bytes, key: key) }
        }
        #expect(judged(signature, blob, other.publicKey) == .signatureInvalid)
        #expect(judged(signature, blob + [0], key.publicKey) == .signatureInvalid)
        #expect(judged("", blob, key.publicKey) == .signatureMissing)
        #expect(judged(" \n", blob, key.publicKey) == .signatureMissing)
        #expect(judged("%%%%", blob, key.publicKey) == .signatureMalformed)
    }

    @Test("thresholds count distinct keys over all signatures") func thresholds() throws {
        let keys = try (0..<3).map { _ in try SigningKey.generate(.p256) }
        let texts = try [keys[0], keys[0], keys[1]].map { Base64.encode(try $0.sign(blob)) }
        let trusted = keys.map(\.publicKey)
        func judged(_ texts: [String], _ threshold: Int) -> AttestationError.Code? {
            refusal {
                try CosignSignature.verify(signaturesBase64: texts, over: blob, keys: trusted, threshold: threshold)
            }
        }
        #expect(judged(texts, 2) == nil)
        #expect(judged(texts, 3) == .thresholdNotMet)
        #expect(judged(Array(texts.prefix(2)), 2) == .thresholdNotMet)
        #expect(judged(texts, 0) == .thresholdInvalid)
        #expect(judged([], 1) == .signatureMissing)
        #expect(judged([String](repeating: texts[0], count: 33), 1) == .tooLarge)
    }

    @Test("an image signature must name the manifest") func images() throws {
        let key = try SigningKey.generate(.p256)
        let stranger = try SigningKey.generate(.p256)
        func signed(_ payload: [UInt8], by key: SigningKey) throws -> ImageSignature {
            ImageSignature(payload: payload, signatureBase64: Base64.encode(try key.sign(payload)))
        }
        func judged(_ signatures: [ImageSignature]) -> AttestationError.Code? {
            refusal {
                try CosignSignature.verifyImage(signatures, manifestDigest: digest, keys: [key.publicKey])
            }
        }
        let right = try signed(payload(digest.description), by: key)
        let foreign = try signed(payload(digest.description), by: stranger)
        let elsewhere = try signed(payload(Digest.sha256(of: []).description), by: key)
        let verified = try CosignSignature.verifyImage(
            [elsewhere, foreign, right, right], manifestDigest: digest, keys: [key.publicKey])
        #expect(verified.signers == [key.publicKey])
        #expect(verified.references == ["registry.example/app"])
        #expect(judged([]) == .signatureMissing)
        #expect(judged([foreign]) == .signatureInvalid)
        #expect(judged([elsewhere]) == .subjectDigest)
        #expect(judged([ImageSignature(payload: right.payload, signatureBase64: "")]) == .signatureInvalid)
        #expect(
            judged([ImageSignature(payload: elsewhere.payload, signatureBase64: right.signatureBase64)])
                == .signatureInvalid)
        #expect(judged([try signed(payload(digest.description, type: "other"), by: key)]) == .simpleSigningMalformed)
    }

    @Test("payloads that leave room for another reading are refused") func payloads() {
        let refused = [
            Array("[]".utf8), Array("{}".utf8), payload(digest.description, type: "atomic container signature"),
            payload(digest.description, extra: #","x":1"#), payload(digest.description, extra: #","type":"x""#),
            payload("latest"), payload("sha256:AB"), payload("gitCommit:" + String(repeating: "a", count: 40)),
        ]
        for bytes in refused {
            #expect(refusal { try SimpleSigningPayload(unverified: bytes) } == .simpleSigningMalformed)
        }
        #expect(refusal { try SimpleSigningPayload(unverified: payload(digest.description)) } == nil)
    }

    @Test("components of different artifacts never verify together") func mixAndMatch() throws {
        let keys = try (0..<4).map { _ in try SigningKey.generate(.ed25519) }
        let digests = (0..<4).map { Digest.sha256(of: [UInt8($0)]) }
        let payloads = digests.map { payload($0.description) }
        let signatures = try zip(keys, payloads).map { Base64.encode(try $0.sign($1)) }
        for key in 0..<4 {
            for body in 0..<4 {
                for signature in 0..<4 {
                    for manifest in 0..<4 {
                        let item = ImageSignature(payload: payloads[body], signatureBase64: signatures[signature])
                        let passes =
                            refusal {
                                try CosignSignature.verifyImage(
                                    [item], manifestDigest: digests[manifest], keys: [keys[key].publicKey])
                            } == nil
                        #expect(passes == (key == body && body == signature && signature == manifest))
                    }
                }
            }
        }
    }
}
