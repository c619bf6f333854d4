import Artifacts
import Attestation
import Documents
import Governance

/// A person's passkey in memory, used at a page.
struct PasskeySigner {
    struct Failure: Error {}

    let key: SigningKey
    let passkey: Passkey
    var page = "https://sluice.shop.example"

    init(_ number: UInt8, _ algorithm: KeyAlgorithm = .p256, at relyingParty: String = "sluice.shop.example") throws {
        key = try SigningKey(algorithm, secret: Array(repeating: number, count: 32))
        guard let party = RelyingParty(relyingParty) else { throw Failure() }
        passkey = try Passkey(
            relyingParty: party, credentialID: Array(repeating: number, count: 16), publicKey: key.publicKey)
    }

    /// The entry of the roles document.
    var entry: String {
        "{ relyingParty: \(passkey.relyingParty), credential: \(Base64.encodeURLSafe(passkey.credentialID)), "
            + "publicKey: \(Base64.encodeURLSafe(passkey.publicKey.subjectPublicKeyInfo)) }"
    }

    /// The stored form of the signature over bytes.
    func signature(over bytes: [UInt8], flags: UInt8 = 0x05) throws -> String {
        let challenge = Base64.encodeURLSafe(Self.hash(bytes))
        let client = Array(#"{"type":"webauthn.get","challenge":"\#(challenge)","origin":"\#(page)"}"#.utf8)
        let data = Self.hash(Array(passkey.relyingParty.id.utf8)) + [flags, 0, 0, 0, 0]
        return try PasskeySignature(
            passkey: passkey, authenticatorData: data, clientDataJSON: client,
            signature: key.sign(data + Self.hash(client))
        ).text()
    }

    func sign(_ document: ActDocument) throws -> SignedAct {
        let bytes = try document.encoded()
        return try SignedAct(documentBytes: bytes, signature: signature(over: bytes))
    }

    private static func hash(_ bytes: [UInt8]) -> [UInt8] {
        Digest.sha256(of: bytes).bytes
    }
}
