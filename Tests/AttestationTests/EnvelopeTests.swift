import Artifacts
import Attestation
import Testing

@Suite("DSSE envelopes") struct EnvelopeTests {
    private let type = "application/vnd.test+json"

    @Test("the pre-authentication encoding counts bytes, not characters") func encoding() {
        // protocol.md of DSSE 1.0.2
        let bytes = DSSE.preAuthenticationEncoding(
            payloadType: "http://example.com/HelloWorld", payload: Array("hello world".utf8))
        #expect(bytes == Array("DSSEv1 29 http://example.com/HelloWorld 11 hello world".utf8))
        #expect(DSSE.preAuthenticationEncoding(payloadType: "\u{E9}", payload: []) == Array("DSSEv1 2 \u{E9} 0 ".utf8))
    }

    @Test("the specification's own envelope verifies") func specificationVector() throws {
        let point = try #require(
            Hexadecimal.decode(
                "0467cd390f77aa359cb08c2235f652270493a9ed832b0abcc01f70954c0390d238"
                    + "0c782bd54e269125a44f4433aff1432ce94e12bca73aa67ac80cea12608ddf74"))
        let key = try PublicKey(.p256, raw: point)
        let signature =
            "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="
        // Its signature is the bare pair of numbers; ours is DER, as every DSSE tool has it since.
        let raw = try #require(Base64.decode(signature))
        func number(_ digits: ArraySlice<UInt8>) -> [UInt8] {
            let digits = (digits.first ?? 0) >= 0x80 ? [0] + digits : Array(digits)
            return [0x02, UInt8(digits.count)] + digits
        }
        let body = number(raw[..<32]) + number(raw[32...])
        let der = [0x30, UInt8(body.count)] + body
        let json = """
            {"payload": "aGVsbG8gd29ybGQ=", "payloadType": "http://example.com/HelloWorld",
             "signatures": [{"sig": "\(Base64.encode(der))"}]}
            """
        let verified = try Envelope(json: Array(json.utf8)).verify(keys: [key])
        #expect(verified.payload == Array("hello world".utf8))
        #expect(verified.signers == [key])
    }

    @Test("what is signed can be written, read and verified", arguments: [KeyAlgorithm.ed25519, .p256])
    func roundTrip(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let envelope = try Envelope.sign(payloadType: type, payload: Array("{}".utf8), key: key)
        let bytes = try envelope.encoded()
        let read = try Envelope(canonicalJSON: bytes)
        #expect(read == envelope)
        #expect(read.signatures.map(\.keyID) == [key.publicKey.keyID])
        #expect(try read.verify(keys: [key.publicKey]).signers == [key.publicKey])
        let spaced = Array(String(decoding: bytes, as: UTF8.self).replacing(",", with: ", ").utf8)
        #expect(refusal { try Envelope(json: spaced) } == nil)
        #expect(refusal { try Envelope(canonicalJSON: spaced) } == .envelopeMalformed)
    }

    @Test("a hint of another key neither helps nor harms") func hints() throws {
        let key = try SigningKey.generate(.ed25519)
        let other = try SigningKey.generate(.ed25519)
        let signed = try Envelope.sign(payloadType: type, payload: [1], key: key)
        for hint in ["", "not-the-key", other.publicKey.keyID, key.publicKey.keyID] {
            let envelope = try Envelope(
                payloadType: type, payload: [1],
                signatures: [try EnvelopeSignature(keyID: hint, bytes: signed.signatures[0].bytes)])
            #expect(try envelope.verify(keys: [other.publicKey, key.publicKey]).signers == [key.publicKey])
            #expect(refusal { try envelope.verify(keys: [other.publicKey]) } == .signatureInvalid)
        }
    }

    @Test(
        "malformed envelopes are refused by name",
        arguments: [
            (#""#, AttestationError.Code.envelopeMalformed), ("{}", .envelopeMalformed), ("[]", .envelopeMalformed),
            (#"{"payload":"","payloadType":"t","signatures":[]}"#, .signatureMissing),
            (#"{"payload":"","payloadType":"t"}"#, .envelopeMalformed),
            (#"{"payload":"","payloadType":"t","signatures":{}}"#, .envelopeMalformed),
            (#"{"payload":"","payloadType":"","signatures":[{"sig":"AA=="}]}"#, .envelopeMalformed),
            (#"{"payload":1,"payloadType":"t","signatures":[{"sig":"AA=="}]}"#, .envelopeMalformed),
            (#"{"payload":"A","payloadType":"t","signatures":[{"sig":"AA=="}]}"#, .envelopeMalformed),
            (#"{"payload":"AB==","payloadType":"t","signatures":[{"sig":"AA=="}]}"#, .envelopeMalformed),
            (#"{"payload":"","payloadType":"t","signatures":[{"sig":""}]}"#, .signatureMalformed),
            (#"{"payload":"","payloadType":"t","signatures":[{"keyid":"k"}]}"#, .signatureMalformed),
            (#"{"payload":"","payloadType":"t","signatures":["AA=="]}"#, .signatureMalformed),
            (#"{"payload":"","payloadType":"t","signatures":[{"sig":"AA==","keyid":1}]}"#, .envelopeMalformed),
            (#"{"payload":"","payload":"","payloadType":"t","signatures":[{"sig":"AA=="}]}"#, .envelopeMalformed),
            (#"{"payload":"","payloadType":"t","signatures":[{"sig":"AA=="}]} {}"#, .envelopeMalformed),
        ])
    func malformed(json: String, code: AttestationError.Code) {
        #expect(refusal { try Envelope(json: Array(json.utf8)) } == code)
    }

    @Test("members the form does not know are ignored, as it demands") func unknownMembers() throws {
        let json = #"{"extra":1,"payload":"","payloadType":"t","signatures":[{"sig":"AA==","cert":"x","keyid":null}]}"#
        #expect(try Envelope(json: Array(json.utf8)).signatures.first?.keyID == nil)
    }

    @Test("more signatures than the limit are refused before any is checked") func limits() throws {
        let list = Array(repeating: #"{"sig":"AA=="}"#, count: Envelope.maximumSignatures + 1).joined(separator: ",")
        let json = #"{"payload":"","payloadType":"t","signatures":[\#(list)]}"#
        #expect(refusal { try Envelope(json: Array(json.utf8)) } == .envelopeMalformed)
    }

    @Test(
        "no single bit of an envelope changes what it says and still verifies",
        arguments: [KeyAlgorithm.ed25519, .p256])
    func bitFlips(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let envelope = try Envelope.sign(payloadType: type, payload: Array(#"{"a":1}"#.utf8), key: key)
        let bytes = try envelope.encoded()
        let text = String(decoding: bytes, as: UTF8.self)
        let hint = try #require(text.firstRange(of: #""keyid":"\#(key.publicKey.keyID)""#))
        let unprotected = text.utf8.distance(from: text.startIndex, to: hint.lowerBound)
        let length = text.utf8.distance(from: hint.lowerBound, to: hint.upperBound)
        for bit in 0..<(bytes.count * 8) {
            let read = try? Envelope(canonicalJSON: flipped(bytes, bit: bit))
            let verified = try? read?.verify(keys: [key.publicKey])
            // Only the hint is not covered; whatever it says, the content and its signer stay the same.
            guard verified != nil else { continue }
            #expect((unprotected..<(unprotected + length)).contains(bit / 8), "bit \(bit)")
            #expect(verified?.payload == envelope.payload && verified?.signers == [key.publicKey])
        }
    }
}
