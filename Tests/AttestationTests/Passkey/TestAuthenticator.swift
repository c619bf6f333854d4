import Attestation
import Crypto
import CryptoExtras
import Testing

/// An authenticator in memory that says what it is told to say, truly signed.
struct TestAuthenticator {
    enum Key {
        case es256(P256.Signing.PrivateKey)
        case edDSA(Curve25519.Signing.PrivateKey)
        case rs256(_RSA.Signing.PrivateKey)
    }

    let key: Key
    var relyingParty = "sluice.example.com"
    var credentialID: [UInt8] = Array(1...16)
    var flags: UInt8 = 0x05
    var counter: [UInt8] = [0, 0, 0, 7]
    /// What stands behind the counter.
    var more: [UInt8] = []

    static func all() throws -> [TestAuthenticator] {
        [
            TestAuthenticator(key: .es256(P256.Signing.PrivateKey())),
            TestAuthenticator(key: .edDSA(Curve25519.Signing.PrivateKey())),
            TestAuthenticator(key: .rs256(try _RSA.Signing.PrivateKey(keySize: .bits2048))),
        ]
    }

    static func es256() -> TestAuthenticator { TestAuthenticator(key: .es256(P256.Signing.PrivateKey())) }

    var cose: [UInt8] {
        get throws {
            switch key {
            case .es256(let key):
                let point = Array(key.publicKey.x963Representation)
                return [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32] + point[1..<33] + [0x22, 0x58, 32] + point[33...]
            case .edDSA(let key):
                return [0xA4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32] + key.publicKey.rawRepresentation
            case .rs256(let key):
                let numbers = try key.publicKey.getKeyPrimitives()
                return [0xA4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59, 1, 0] + numbers.modulus
                    + [0x21, 0x43] + numbers.publicExponent
            }
        }
    }

    var publicKey: PublicKey {
        get throws {
            switch key {
            case .es256(let key): try PublicKey(.p256, raw: Array(key.publicKey.x963Representation))
            case .edDSA(let key): try PublicKey(.ed25519, raw: Array(key.publicKey.rawRepresentation))
            case .rs256(let key): try PublicKey(subjectPublicKeyInfo: Array(key.publicKey.derRepresentation))
            }
        }
    }

    var passkey: Passkey {
        get throws {
            try Passkey(
                relyingParty: #require(RelyingParty(relyingParty)), credentialID: credentialID, publicKey: publicKey)
        }
    }

    var data: [UInt8] { SHA256.hash(data: Array(relyingParty.utf8)) + [flags] + counter + more }

    func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        switch key {
        case .es256(let key): Array(try key.signature(for: bytes).derRepresentation)
        case .edDSA(let key): Array(try key.signature(for: bytes))
        case .rs256(let key): Array(try key.signature(for: bytes, padding: .insecurePKCS1v1_5).rawRepresentation)
        }
    }

    /// An assertion over a message, as a page of the origin would get it.
    func assertion(
        over message: [UInt8], client: (_ challenge: String) -> String = TestAuthenticator.client
    ) throws -> PasskeySignature {
        let client = Array(client(Base64.encodeURLSafe(Array(SHA256.hash(data: message)))).utf8)
        return try PasskeySignature(
            passkey: passkey, authenticatorData: data, clientDataJSON: client,
            signature: sign(data + SHA256.hash(data: client)))
    }

    static func client(_ challenge: String) -> String {
        #"{"type":"webauthn.get","challenge":"\#(challenge)","origin":"https://sluice.example.com","crossOrigin":false}"#
    }

    /// The authenticator's data of a registration.
    var registrationData: [UInt8] {
        get throws {
            var copy = self
            copy.flags |= 0x40
            copy.more = [UInt8](repeating: 0, count: 16) + [0, UInt8(credentialID.count)] + credentialID + (try cose)
            return copy.data
        }
    }
}
