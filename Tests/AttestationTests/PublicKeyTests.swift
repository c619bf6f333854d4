import Artifacts
import Attestation
import Crypto
import Testing

@Suite("Public keys") struct PublicKeyTests {
    @Test("the key id is the SHA-256 of the SubjectPublicKeyInfo", arguments: [KeyAlgorithm.ed25519, .p256])
    func keyID(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm).publicKey
        #expect(key.keyID == Digest.sha256(of: key.subjectPublicKeyInfo).hex)
        #expect(try PublicKey(pem: key.pem) == key)
        #expect(try PublicKey(subjectPublicKeyInfo: key.subjectPublicKeyInfo) == key)
        #expect(try PublicKey(algorithm, raw: try #require(key.raw)) == key)
    }

    @Test("the larger curves are read and verified") func largerCurves() throws {
        let message = Array("bytes".utf8)
        let p384 = P384.Signing.PrivateKey()
        let p521 = P521.Signing.PrivateKey()
        let first = try PublicKey(pem: p384.publicKey.pemRepresentation)
        let second = try PublicKey(pem: p521.publicKey.pemRepresentation)
        #expect(first.algorithm == .p384)
        #expect(second.algorithm == .p521)
        #expect(first.verifies(signature: Array(try p384.signature(for: message).derRepresentation), over: message))
        #expect(second.verifies(signature: Array(try p521.signature(for: message).derRepresentation), over: message))
    }

    @Test("only one encoding of a key is taken") func strictEncoding() throws {
        let key = P256.Signing.PrivateKey().publicKey
        let der = try PublicKey(pem: key.pemRepresentation).subjectPublicKeyInfo
        #expect(refusal { try PublicKey(subjectPublicKeyInfo: der + [0]) } == .keyMalformed)
        #expect(refusal { try PublicKey(subjectPublicKeyInfo: Array(der.dropLast())) } == .keyMalformed)
        // A long form of the outer length.
        let long = [0x30, 0x81, 0x59] + der.dropFirst(2)
        #expect(refusal { try PublicKey(subjectPublicKeyInfo: long) } == .keyUnsupported)
        // A compressed point.
        let compressed = Array(key.compressedRepresentation)
        let prefix: [UInt8] = [0x30, 0x39] + der[2..<24] + [0x22, 0x00]
        #expect(refusal { try PublicKey(subjectPublicKeyInfo: prefix + compressed) } == .keyUnsupported)
        #expect(refusal { try PublicKey(.p256, raw: compressed) } == .keyMalformed)
    }

    @Test("a point off the curve is refused") func offCurve() throws {
        var raw = Array(P256.Signing.PrivateKey().publicKey.x963Representation)
        raw[64] ^= 1
        #expect(refusal { try PublicKey(.p256, raw: raw) } == .keyMalformed)
        #expect(refusal { try PublicKey(.p256, raw: [4] + [UInt8](repeating: 0, count: 64)) } == .keyMalformed)
        #expect(refusal { try PublicKey(.rsa, raw: raw) } == .keyUnsupported)
    }

    @Test("files with weak or unreduced Ed25519 points are refused")
    func weakEd25519() throws {
        let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
        let one: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
        let zero = [UInt8](repeating: 0, count: 32)
        let minusOne: [UInt8] = [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
        for point in [one, zero, minusOne] {
            #expect(refusal { try PublicKey(subjectPublicKeyInfo: prefix + point) } == .keyWeak)
        }
        let unreduced: [UInt8] = [0xEE] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
        #expect(refusal { try PublicKey(subjectPublicKeyInfo: prefix + unreduced) } == .keyMalformed)
    }

    @Test("PEM texts with anything but one block are refused") func strictPEM() throws {
        let pem = try SigningKey.generate(.ed25519).publicKey.pem
        let refused = [
            "", "\n", "-----BEGIN PUBLIC KEY-----", "text\n" + pem, pem + "text\n", pem + pem,
            pem.replacing("BEGIN PUBLIC", with: "BEGIN OTHER"),
            pem.replacing("-----\nM", with: "-----\nProc-Type: 4,ENCRYPTED\n\nM"),
            pem.replacing("=", with: ""), "-----BEGIN PUBLIC KEY-----\n\n-----END PUBLIC KEY-----\n",
        ]
        for text in refused { #expect(refusal { try PublicKey(pem: text) } != nil, "\(text)") }
        #expect(refusal { try PublicKey(pem: "\n \(pem)\n\n") } == .keyMalformed)
        #expect(refusal { try PublicKey(pem: pem.replacing("\n", with: "\r\n")) } == nil)
        #expect(refusal { try PublicKey(pem: String(repeating: "A", count: 70_000)) } == .tooLarge)
        let privatePEM = try SigningKey.generate(.ed25519).pem()
        #expect(refusal { try PublicKey(pem: privatePEM) } == .keyUnsupported)
    }

    @Test("a scheme verifies its own form and hash only") func schemes() throws {
        let message = Array("bytes".utf8)
        let secret = P256.Signing.PrivateKey()
        let key = try PublicKey(pem: secret.publicKey.pemRepresentation)
        let signature = try secret.signature(for: message)
        let pair = Array(signature.rawRepresentation)
        let der = Array(signature.derRepresentation)
        func holds(_ bytes: [UInt8], _ form: SignatureScheme.Form, _ hash: SignatureScheme.Hash) -> Bool {
            key.verifies(signature: bytes, over: message, scheme: SignatureScheme(form, hash))
        }
        #expect(holds(pair, .pair, .sha256) && holds(der, .der, .sha256))
        #expect(!holds(pair, .der, .sha256) && !holds(der, .pair, .sha256) && !holds(pair + [0], .pair, .sha256))
        #expect(!holds(pair, .pair, .sha512) && !holds(der, .der, .sha384))
        #expect(!holds(der, .pkcs1, .sha256) && !holds(der, .pss, .sha256))
        let other = try SigningKey.generate(.ed25519)
        let raw = try other.sign(message)
        for form in [SignatureScheme.Form.der, .pair, .pkcs1, .pss] {
            #expect(!other.publicKey.verifies(signature: raw, over: message, scheme: SignatureScheme(form, .sha512)))
        }
    }

    @Test("DER signatures have one form") func signatureForm() throws {
        let key = try SigningKey.generate(.p256)
        let message = Array("bytes".utf8)
        let signature = try key.sign(message)
        let length = Int(signature[3])
        let long = [0x30, 0x81] + signature.dropFirst()
        #expect(!key.publicKey.verifies(signature: long, over: message))
        let padded = [0x30, signature[1] + 1, 0x02, signature[3] + 1, 0] + signature[4...]
        #expect(!key.publicKey.verifies(signature: padded, over: message))
        let negative = signature[..<4] + [signature[4] | 0x80] + signature[5...]
        #expect(signature[4] & 0x80 != 0 || !key.publicKey.verifies(signature: Array(negative), over: message))
        let zero: [UInt8] = [0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00]
        #expect(!key.publicKey.verifies(signature: zero, over: message))
        let onlyR = Array(signature[..<(4 + length)])
        #expect(!key.publicKey.verifies(signature: onlyR, over: message))
    }

    @Test("damaged keys are refused, never a trap") func damaged() throws {
        for algorithm in [KeyAlgorithm.ed25519, .p256] {
            let der = try SigningKey.generate(algorithm).publicKey.subjectPublicKeyInfo
            for length in 0..<der.count {
                #expect(refusal { try PublicKey(subjectPublicKeyInfo: Array(der.prefix(length))) } != nil)
            }
            for bit in 0..<(der.count * 8) {
                let read = try? PublicKey(subjectPublicKeyInfo: flipped(der, bit: bit))
                #expect(read?.subjectPublicKeyInfo != der)
            }
        }
    }
}
