import Crypto
import Documents
import Testing

@testable import Attestation

@Suite("what a passkey signs") struct PasskeySignatureTests {
    private let message = Array(#"{"type":"sluice.approval.v1"}"#.utf8)
    private let other = Array(#"{"type":"sluice.approval.v1" }"#.utf8)

    private func code(
        _ change: (inout TestAuthenticator) -> Void = { _ in },
        client: (_ challenge: String) -> String = TestAuthenticator.client
    ) throws -> AttestationError.Code? {
        var authenticator = TestAuthenticator.es256()
        change(&authenticator)
        return refusal { try authenticator.assertion(over: message, client: client).verify(message: message) }
    }

    @Test("ES256, EdDSA and RS256 verify, also after being stored") func verifies() throws {
        for authenticator in try TestAuthenticator.all() {
            let signature = try authenticator.assertion(over: message)
            let use = try signature.verify(message: message)
            #expect(use.passkey == (try authenticator.passkey))
            #expect(use.origin.description == "https://sluice.example.com")
            #expect(use.counter == 7)
            let text = try signature.text()
            #expect(try PasskeySignature(text: text).verify(message: message) == use)
            #expect(try PasskeySignature(text: text).text() == text)
            #expect(refusal { try signature.verify(message: other) } == .passkeyChallenge)
        }
    }

    @Test(
        "openssl verifies what is stored, with the public key alone", .enabled(if: ExternalTool.isExpected("openssl")))
    func openssl() throws {
        let tool = try ExternalTool.named("openssl")
        for authenticator in try TestAuthenticator.all() {
            let stored = try PasskeySignature(text: try authenticator.assertion(over: message).text())
            let folder = try TemporaryFolder()
            try folder.write("key.pem", stored.passkey.publicKey.pem)
            try folder.write("signature", stored.signature)
            try folder.write("signed", stored.signedBytes)
            let arguments =
                stored.passkey.publicKey.algorithm == .ed25519
                ? [
                    "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "signed", "-sigfile",
                    "signature",
                ]
                : ["dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "signed"]
            #expect(try tool.run(arguments, in: folder).code == 0)
            try folder.write("signed", flipped(stored.signedBytes, bit: 0))
            #expect(try tool.run(arguments, in: folder).code != 0)
        }
    }

    @Test("one bit turned over anywhere is refused") func singleBits() throws {
        for authenticator in try TestAuthenticator.all() {
            let good = try authenticator.assertion(over: message)
            func verify(_ data: [UInt8], _ client: [UInt8], _ signature: [UInt8], _ passkey: Passkey) throws {
                _ = try PasskeySignature(
                    passkey: passkey, authenticatorData: data, clientDataJSON: client, signature: signature
                ).verify(message: message)
            }
            let (data, client, signature) = (good.authenticatorData, good.clientDataJSON, good.signature)
            for bit in 0..<data.count * 8 {
                #expect(refusal { try verify(flipped(data, bit: bit), client, signature, good.passkey) } != nil)
            }
            for bit in 0..<client.count * 8 {
                #expect(refusal { try verify(data, flipped(client, bit: bit), signature, good.passkey) } != nil)
            }
            for bit in 0..<signature.count * 8 {
                #expect(refusal { try verify(data, client, flipped(signature, bit: bit), good.passkey) } != nil)
            }
            let info = good.passkey.publicKey.subjectPublicKeyInfo
            for bit in 0..<info.count * 8 {
                #expect(
                    refusal {
                        let key = try PublicKey(subjectPublicKeyInfo: flipped(info, bit: bit))
                        try verify(
                            data, client, signature,
                            Passkey(
                                relyingParty: good.passkey.relyingParty, credentialID: good.passkey.credentialID,
                                publicKey: key))
                    } != nil)
            }
        }
    }

    @Test("one bit of the stored text turned over never gives the same passkey's signature") func storedBits() throws {
        let good = try TestAuthenticator.es256().assertion(over: message)
        let text = Array(try good.text().utf8)
        for bit in 0..<text.count * 8 {
            let use = try? PasskeySignature(text: String(decoding: flipped(text, bit: bit), as: UTF8.self))
                .verify(message: message)
            // The id is not under the signature; the roles hold it against the registered one.
            #expect(use?.passkey != good.passkey)
        }
    }

    @Test("the challenge has to be the message's digest in its one spelling") func challenge() throws {
        #expect(try code(client: { TestAuthenticator.client($0 + "=") }) == .passkeyChallenge)
        #expect(try code(client: { _ in TestAuthenticator.client("") }) == .passkeyChallenge)
        #expect(try code(client: { TestAuthenticator.client("A" + $0.dropFirst()) }) != nil)
    }

    @Test("a registration, a framed page and a foreign page are refused") func ceremony() throws {
        func text(_ old: String, _ new: String) -> (String) -> String {
            { TestAuthenticator.client($0).replacing(old, with: new) }
        }
        #expect(try code(client: text("webauthn.get", "webauthn.create")) == .passkeyCeremony)
        #expect(try code(client: text("false", "true")) == .passkeyOrigin)
        #expect(try code(client: text("false", "null")) == .passkeyMalformed)
        #expect(try code(client: text("false}", #"false,"topOrigin":"https://evil.example"}"#)) == .passkeyOrigin)
        #expect(try code(client: text("https://sluice", "https://evil.example/sluice")) == .passkeyOrigin)
        #expect(try code(client: text("https://sluice.example.com", "https://example.com")) == .passkeyOrigin)
        #expect(try code(client: text("https://sluice", "https://evilsluice")) == .passkeyOrigin)
        #expect(try code(client: text("https://", "http://")) == .passkeyOrigin)
        #expect(try code(client: text("https://sluice", "https://a.sluice")) == nil)
        #expect(try code(client: text("false}", #"false,"more":[1]}"#)) == nil)
        #expect(try code(client: text(#","crossOrigin":false"#, "")) == nil)
        #expect(try code(client: text(#""type":"#, #""type":"webauthn.get","type":"#)) == .passkeyMalformed)
        #expect(try code(client: { _ in "[]" }) == .passkeyMalformed)
    }

    @Test("whom it is for, and what the user was asked, are checked though truly signed") func flags() throws {
        #expect(try code { $0.flags = 0x01 } == .passkeyUser)
        #expect(try code { $0.flags = 0x04 } == .passkeyUser)
        #expect(try code { $0.flags = 0x00 } == .passkeyUser)
        #expect(try code { $0.flags = 0x1D } == nil)
        #expect(try code { $0.flags = 0x15 } == .passkeyMalformed)
        #expect(try code { $0.flags = 0x07 } == .passkeyMalformed)
        #expect(try code { $0.flags = 0x25 } == .passkeyMalformed)
        #expect(try code { $0.more = [0] } == .passkeyMalformed)
        #expect(try code { ($0.flags, $0.more) = (0x85, [0xA0]) } == nil)
        #expect(try code { ($0.flags, $0.more) = (0x85, [0xA0, 0]) } == .passkeyMalformed)
        #expect(try code { ($0.flags, $0.more) = (0x85, [0x80]) } == .passkeyMalformed)
        #expect(try code { $0.flags = 0x85 } == .passkeyCBOR)
        #expect(try code { $0.counter = [0, 0, 0] } == .passkeyMalformed)
        let authenticator = TestAuthenticator.es256()
        let good = try authenticator.assertion(over: message)
        let moved = try Passkey(
            relyingParty: #require(RelyingParty("example.com")), credentialID: good.passkey.credentialID,
            publicKey: good.passkey.publicKey)
        let signature = try PasskeySignature(
            passkey: moved, authenticatorData: good.authenticatorData, clientDataJSON: good.clientDataJSON,
            signature: good.signature)
        #expect(refusal { try signature.verify(message: message) } == .passkeyRelyingParty)
        var registered = authenticator
        registered.flags = 0x45
        registered.more = Array(try authenticator.registrationData.dropFirst(37))
        #expect(refusal { try registered.assertion(over: message) } == .passkeyMalformed)
    }

    @Test("another key's signature, and another form of signature, are refused") func signature() throws {
        let (one, two) = (TestAuthenticator.es256(), TestAuthenticator.es256())
        let good = try one.assertion(over: message)
        let forged = try PasskeySignature(
            passkey: two.passkey, authenticatorData: good.authenticatorData, clientDataJSON: good.clientDataJSON,
            signature: good.signature)
        #expect(refusal { try forged.verify(message: message) } == .signatureInvalid)
        for bytes in [[], good.signature + [0], Array(good.signature.dropLast())] {
            let other = try PasskeySignature(
                passkey: good.passkey, authenticatorData: good.authenticatorData, clientDataJSON: good.clientDataJSON,
                signature: bytes)
            #expect(refusal { try other.verify(message: message) } == .signatureInvalid)
        }
    }

    @Test("the stored form has one spelling") func text() throws {
        let text = try TestAuthenticator.es256().assertion(over: message).text()
        for other in [
            text + "\n", " " + text, text.replacing(#""type":"#, with: #""type": "#),
            text.replacing("sluice.passkey.v1", with: "sluice.passkey.v2"),
            text.replacing(#","type""#, with: #"=","type""#),
            text.replacing("sluice.example.com", with: "Sluice.example"),
            text.replacing("sluice.example.com", with: "127.0.0.1"), "{}", "", "{",
            text.dropLast() + #","zeal":1}"#,
        ] { #expect(refusal { try PasskeySignature(text: other) } == .passkeyMalformed, "\(other)") }
        #expect(
            refusal { try PasskeySignature(text: "{" + String(repeating: " ", count: PasskeySignature.maximumText)) }
                == .tooLarge)
    }

    @Test("the two forms of a person's signature are told apart") func forms() throws {
        let authenticator = TestAuthenticator.es256()
        let passkey = try PersonSignature(text: try authenticator.assertion(over: message).text())
        #expect(passkey.keyFingerprint == (try authenticator.passkey.fingerprint))
        #expect(
            try passkey.verify(message: message, namespace: "any").fingerprint == authenticator.passkey.fingerprint)
        let key = try SigningKey.generate(.ed25519)
        let armored = try SSHSignature.sign(message: message, namespace: "n", key: key).armored
        let ssh = try PersonSignature(text: armored)
        #expect(try ssh.verify(message: message, namespace: "n") == .sshKey(SSHPublicKey(key.publicKey)))
        #expect(refusal { try ssh.verify(message: message, namespace: "m") } == .sshNamespace)
    }

    @Test("a counter has to grow, unless the authenticator does not count") func counter() throws {
        func code(_ last: UInt32?, _ now: UInt32) -> AttestationError.Code? {
            refusal { try PasskeyCounter.check(now, after: last) }
        }
        #expect(code(nil, 0) == nil)
        #expect(code(nil, 9) == nil)
        #expect(code(0, 0) == nil)
        #expect(code(0, 1) == nil)
        #expect(code(1, 2) == nil)
        #expect(code(1, 1) == .passkeyCounter)
        #expect(code(2, 1) == .passkeyCounter)
        #expect(code(1, 0) == .passkeyCounter)
    }

    @Test("random changes of a stored signature trap nothing and verify nothing else") func random() throws {
        let good = try TestAuthenticator.es256().assertion(over: message)
        let text = Array(try good.text().utf8)
        var generator = SeededBytes(seed: 3)
        for _ in 0..<3_000 {
            var changed = text
            for _ in 0...Int(generator.next() % 4) {
                let place = Int(generator.next() % UInt64(changed.count))
                if generator.next() % 3 == 0 {
                    changed.remove(at: place)
                } else {
                    changed[place] = UInt8(truncatingIfNeeded: generator.next())
                }
            }
            guard changed != text else { continue }
            let use = try? PasskeySignature(text: String(decoding: changed, as: UTF8.self)).verify(message: message)
            #expect(use?.passkey != good.passkey)
        }
    }
}
