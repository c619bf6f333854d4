import Crypto
import Testing

@testable import Attestation

@Suite("registering a passkey") struct PasskeyRegistrationTests {
    private let challenge: [UInt8] = Array(0..<32)

    private func client(_ type: String = "webauthn.create", origin: String = "https://sluice.example.com") -> [UInt8] {
        Array(
            #"{"type":"\#(type)","challenge":"\#(Base64.encodeURLSafe(challenge))","origin":"\#(origin)"}"#.utf8)
    }

    private func object(_ format: String, _ statement: [UInt8], _ data: [UInt8]) -> [UInt8] {
        [0xA3, 0x63] + "fmt".utf8 + [0x60 + UInt8(format.utf8.count)] + format.utf8 + [0x67] + "attStmt".utf8
            + statement
            + [0x68] + "authData".utf8 + [0x59, UInt8(data.count >> 8), UInt8(data.count & 0xFF)] + data
    }

    private func register(
        _ object: [UInt8], client: [UInt8]? = nil, party: String = "sluice.example.com",
        origin: String = "https://sluice.example.com", user: UserCheck = .verified
    ) throws -> PasskeyRegistration {
        try PasskeyRegistration(
            attestationObject: object, clientDataJSON: client ?? self.client(), challenge: challenge,
            relyingParty: #require(RelyingParty(party)), origins: [#require(WebOrigin(origin))], user: user)
    }

    private func selfSigned(_ authenticator: TestAuthenticator, alg: [UInt8]) throws -> [UInt8] {
        let data = try authenticator.registrationData
        let signature = try authenticator.sign(data + SHA256.hash(data: client()))
        let length: [UInt8] =
            signature.count < 256 ? [0x58, UInt8(signature.count)] : [0x59, UInt8(signature.count >> 8), 0]
        return object(
            "packed", [0xA2, 0x63] + "alg".utf8 + alg + [0x63] + "sig".utf8 + length + signature, data)
    }

    /// A byte string's length in its shortest form, so that one object serves all keys.
    private func none(_ authenticator: TestAuthenticator) throws -> [UInt8] {
        let data = try authenticator.registrationData
        var bytes = object("none", [0xA0], data)
        if data.count < 256 {
            let head = bytes.count - data.count
            bytes.replaceSubrange(head - 3..<head, with: [0x58, UInt8(data.count)])
        }
        return bytes
    }

    @Test("keys of all three kinds, without attestation") func kinds() throws {
        for authenticator in try TestAuthenticator.all() {
            let made = try register(none(authenticator))
            #expect(made.passkey == (try authenticator.passkey))
            #expect(made.attestation == .none)
            #expect(made.counter == 7)
            #expect(!made.isBackupEligible)
        }
        #expect(PasskeyRegistration.algorithms == [-7, -8, -257])
    }

    @Test("every bit of a key that signed its own registration is held") func selfAttestation() throws {
        let authenticator = TestAuthenticator.es256()
        var object = try selfSigned(authenticator, alg: [0x26])
        let data = try authenticator.registrationData
        let head = object.count - data.count
        object.replaceSubrange(head - 3..<head, with: [0x58, UInt8(data.count)])
        #expect(try register(object).attestation == .selfSigned)
        for bit in 0..<object.count * 8 {
            let made = try? register(flipped(object, bit: bit))
            // A form whose name is not known is not looked at, and counts as no attestation.
            if let made { #expect(made.attestation != .selfSigned, "bit \(bit)") }
        }
        #expect(
            refusal {
                var other = object
                other[31] = 0x27
                return try register(other)
            } != nil)
        #expect(
            refusal { try register(object, client: client() + Array(" ".utf8)) } == .passkeyAttestation)
    }

    @Test("an attestation that is not examined gives nothing and is no ground for refusal") func unexamined() throws {
        let data = try TestAuthenticator.es256().registrationData
        var object = object("tpm", [0xA1, 0x61] + "x".utf8 + [0x01], data)
        let head = object.count - data.count
        object.replaceSubrange(head - 3..<head, with: [0x58, UInt8(data.count)])
        #expect(try register(object).attestation == .unexamined("tpm"))
    }

    @Test("page, relying party, ceremony, challenge and user are checked") func refused() throws {
        let authenticator = TestAuthenticator.es256()
        let good = try none(authenticator)
        #expect(refusal { try register(good, client: client("webauthn.get")) } == .passkeyCeremony)
        #expect(refusal { try register(good, client: client(origin: "https://evil.example")) } == .passkeyOrigin)
        #expect(refusal { try register(good, origin: "https://a.sluice.example.com") } == .passkeyOrigin)
        #expect(refusal { try register(good, party: "example.com") } == .passkeyRelyingParty)
        let other = Array(String(decoding: client(), as: UTF8.self).replacing("AAEC", with: "BAEC").utf8)
        #expect(refusal { try register(good, client: other) } == .passkeyChallenge)
        var unverified = authenticator
        unverified.flags = 0x01
        #expect(refusal { try register(try none(unverified)) } == .passkeyUser)
        #expect(throws: Never.self) { try register(try none(unverified), user: .present) }
        for length in 0..<good.count { #expect(refusal { try register(Array(good.prefix(length))) } != nil) }
        #expect(refusal { try register(good + [0]) } == .passkeyCBOR)
    }

    @Test("keys of other forms are refused") func keys() throws {
        let good = try TestAuthenticator.es256().cose
        func code(_ change: (inout [UInt8]) -> Void) -> AttestationError.Code? {
            var bytes = good
            change(&bytes)
            return refusal { try COSEKey(CBORReader.value(bytes)) }
        }
        #expect(code { _ in } == nil)
        // ES384, another kind, another curve, a point off the curve.
        #expect(code { $0.replaceSubrange(4..<5, with: [0x38, 0x22]) } == .passkeyKey)
        #expect(code { $0[2] = 1 } == .passkeyKey)
        #expect(code { $0[6] = 2 } == .passkeyKey)
        #expect(code { $0[$0.count - 1] ^= 1 } == .keyMalformed)
        #expect(refusal { try COSEKey(CBORReader.value([0xA0])) } == .passkeyKey)
        let weak = [0xA4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32] + [UInt8](repeating: 0, count: 32)
        #expect(refusal { try COSEKey(CBORReader.value(weak)) } == .keyWeak)
    }
}
