import Testing

@testable import Attestation

/// Test vectors of the Web Authentication specification, Level 3, section 16 (relying party `example.org`).
///
/// All but 16.7 are without user verification, so what people sign would be refused with them.
@Suite("the specification's test vectors") struct WebAuthnVectorTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var registration: (challenge: String, client: String, object: String)?
        let assertion: (challenge: String, data: String, client: String, signature: String)
        /// The authenticator's data of the registration where the attestation has certificates, which are left out here.
        var registered: String?
        let attestation: PasskeyRegistration.Provenance
        var isUserVerified = false
    }

    @Test("registrations and assertions verify, and not with a bit of a challenge turned over", arguments: vectors)
    func verifies(vector: Vector) throws {
        let party = try #require(RelyingParty("example.org"))
        let passkey: Passkey
        if let registration = vector.registration {
            func register(_ challenge: [UInt8]) throws -> PasskeyRegistration {
                try PasskeyRegistration(
                    attestationObject: bytes(registration.object), clientDataJSON: bytes(registration.client),
                    challenge: challenge, relyingParty: party, origins: [#require(WebOrigin("https://example.org"))],
                    user: .present)
            }
            let made = try register(bytes(registration.challenge))
            #expect(made.attestation == vector.attestation)
            #expect(refusal { try register(flipped(bytes(registration.challenge), bit: 0)) } == .passkeyChallenge)
            passkey = made.passkey
        } else {
            let credential = try #require(try AuthenticatorData(bytes(vector.registered ?? "")).credential)
            passkey = try Passkey(
                relyingParty: party, credentialID: credential.id, publicKey: credential.key.publicKey)
        }
        let signature = try PasskeySignature(
            passkey: passkey, authenticatorData: bytes(vector.assertion.data),
            clientDataJSON: bytes(vector.assertion.client), signature: bytes(vector.assertion.signature))
        let challenge = bytes(vector.assertion.challenge)
        #expect(try signature.verify(challenge: challenge, user: .present).origin.host == "example.org")
        #expect(
            refusal { try signature.verify(challenge: challenge, user: .verified) }
                == (vector.isUserVerified ? nil : .passkeyUser))
        #expect(
            refusal { try signature.verify(challenge: flipped(challenge, bit: 255), user: .present) }
                == .passkeyChallenge)
    }

    @Test("16.4, made in a framed page, is refused") func crossOrigin() throws {
        let challenge = bytes("3be5aacd03537142472340ab5969f240f1d87716e20b6807ac230655fa4b3b49")
        let framed = Self.origin.dropLast(10) + "74727565"
        let client = try ClientData(
            bytes(
                Self.create + "4f2d57717a514e5463554a484930437257576e7951504859647862694332674872434d475666704c4f306b"
                    + framed + Self.extra + "7a5a7175457444523944577170573574425754467567227d"))
        #expect(refusal { try client.check(.registration, challenge: challenge) } == .passkeyOrigin)
    }

    static let extra =
        "2c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e6465642077697468206164646974"
        + "696f6e616c206669656c647320696e20746865206675747572652c207375636820617320746869733a20"
    static let create = "7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a22"
    static let get = "7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a22"
    static let origin =
        "222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c7365"
    static let party = "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b5"

    static let vectors: [Vector] = [
        Vector(
            testDescription: "16.2 ES256, no attestation",
            registration: (
                "00c30fb78531c464d2b6771dab8d7b603c01162f2fa486bea70f283ae556e130",
                create + "414d4d507434557878475453746e63647134313759447742466938767049612d7077386f4f75565734544"
                    + "1" + origin + extra + "426b5165446a646354427258426941774a544c453551227d",
                "a363666d74646e6f6e656761747453746d74a068617574684461746158a4" + party
                    + "59000000008446ccb9ab1db374750b2367ff6f3a1f0020f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3e"
                    + "c330084be4a5010203262001215820afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61225820"
                    + "930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220"
            ),
            assertion: (
                "39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408", party + "1900000000",
                get + "4f63446e55685158756c5455506f334a5558543049393770767a7a59425039745a63685879617630314167"
                    + origin + "7d",
                "3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575"
                    + "bf11a1dd5d78c6e486013f937295ea13653e331e87"
            ), attestation: .none),
        Vector(
            testDescription: "16.3 ES256, self-attestation",
            registration: (
                "7869c2b772d4b58eba9378cf8f29e26cf935aa77df0da89fa99c0bdc0a76f7e5",
                create + "65476e4374334c55745936366b336a506a796e6962506b31716e666644616966715a774c33417032392d55"
                    + origin + extra + "5539685458764b453255526b4d6e625f307859485667227d",
                "a363666d74667061636b65646761747453746d74a263616c672663736967584630440220067a20754ab925005dbf378097c92120"
                    + "031581c73228d1fb4f5b881bcd7da98302207fc7b147558c7c0eba3af18bd9d121fa3d3a26d17fe3f220272178f473b600"
                    + "6d68617574684461746158a4" + party
                    + "5d00000000df850e09db6afbdfab51697791506cfc0020455ef34e2043a87db3d4afeb39bbcb6cc32df9347c789a865ecdca"
                    + "129cbef58ca5010203262001215820eb151c8176b225cc651559fecf07af450fd85802046656b34c18f6cf193843c5225820"
                    + "927b8aa427a2be1b8834d233a2d34f61f13bfd44119c325d5896e183fee484f2"
            ),
            assertion: (
                "4478a10b1352348dd160c1353b0d469b5db19eb91c27f7dfa6fed39fe26af20b", party + "0900000000",
                get + "5248696843784e534e493352594d45314f7731476d3132786e726b634a5f6666707637546e2d4a71386773"
                    + origin + extra + "6754623533727a36456853576f6d58477a696d433151227d",
                "304402203310b9431903c401f1be2bdc8d23a4007682dbbddcf846994947b7f465daf84002204e94dd00047b316061b3b997"
                    + "72b7efd95994a83ef584b3b6b825ea3550251b66"
            ), attestation: .selfSigned),
        Vector(
            testDescription: "16.7 ES256 with user verification", registration: nil,
            assertion: (
                "b1106fa46a57bef1781511c0557dc898a03413d5f0f17d244630c194c7e1adb5", party + "0d00000000",
                get + "73524276704770587676463446524841565833496d4b4130453958773858306b526a44426c4d6668726255"
                    + origin + extra + "415a4d77794d78496244382d756775464e7036723851227d",
                "30450220694969d3ee928de6f02ef23a9c644d7d779916451734a94b432542f498a1ebe90221008b0819c824218a97152cd099"
                    + "c55bfb1477b29d900a49a64018314f9bfccda163"
            ),
            registered: party
                + "4d00000000876ca4f52071c3e9b25509ef2cdf7ed60020c9a6f5b3462d02873fea0c56862234f99f081728084e511bb7760201a8"
                + "9054a5a50102032620012158201cf27f25da591208a4239c2e324f104f585525479a29edeedd830f48e77aeae522582059e4b7da"
                + "6c0106e206ce390c93ab98a15a5ec3887e57f0cc2bece803b920c423", attestation: .none, isUserVerified: true),
        Vector(
            testDescription: "16.11 Ed25519", registration: nil,
            assertion: (
                "895957e01c633a698348a2d8a31a54b7db27e8c1c43b2080d79ae2190267bfd2", party + "0100000000",
                get + "69566c583442786a4f6d6d44534b4c596f7870557439736e364d48454f7943413135726947514a6e763949"
                    + origin + "7d",
                "f5c59c7e46c34f6f8cc197101ddf9934fa2595f68eb1913a637e8419eb9ba4cfdfc48f85393bc0d40b011f0d6fecb097d66075"
                    + "25713223a0dc0d453993dae00b"
            ),
            registered: party
                + "4100000000d5aa33581e8ca478e20fe713f5d32ff20020ce9f840ed96599580cd140fbc7bb3230633f50f61041aff73308ae71ca"
                + "a8a2bda401010327200621582044e06ddd331c36a8dc667bab52bcae63486c916aa5e339e6acebaa84934bf832",
            attestation: .none),
    ]
}
