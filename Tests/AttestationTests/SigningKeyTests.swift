import Artifacts
import Attestation
import Testing

@Suite("Signing keys") struct SigningKeyTests {
    private let message = Array("a release".utf8)

    @Test("a key signs and only its own public key verifies", arguments: [KeyAlgorithm.ed25519, .p256])
    func signAndVerify(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let other = try SigningKey.generate(algorithm)
        let signature = try key.sign(message)
        #expect(key.publicKey.verifies(signature: signature, over: message))
        #expect(!other.publicKey.verifies(signature: signature, over: message))
        #expect(!key.publicKey.verifies(signature: signature, over: message + [0]))
        #expect(!key.publicKey.verifies(signature: [], over: message))
        #expect(!key.publicKey.verifies(signature: signature + [0], over: message))
    }

    @Test("no single bit of a signature can be turned over", arguments: [KeyAlgorithm.ed25519, .p256])
    func bitFlips(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let signature = try key.sign(message)
        for bit in 0..<(signature.count * 8) {
            #expect(!key.publicKey.verifies(signature: flipped(signature, bit: bit), over: message), "bit \(bit)")
        }
    }

    @Test("keys that are only verified are not made", arguments: [KeyAlgorithm.p384, .p521, .rsa])
    func unsupported(algorithm: KeyAlgorithm) {
        #expect(refusal { try SigningKey.generate(algorithm) } == .keyUnsupported)
        #expect(refusal { try SigningKey(algorithm, secret: [UInt8](repeating: 1, count: 32)) } == .keyUnsupported)
    }

    @Test("a plain PEM text gives the same key back", arguments: [KeyAlgorithm.ed25519, .p256])
    func plainPEM(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        #expect(try SigningKey(pem: try key.pem()).publicKey == key.publicKey)
    }

    @Test("an encrypted PEM text opens with its passphrase only", arguments: [KeyAlgorithm.ed25519, .p256])
    func encryptedPEM(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let pem = try key.encryptedPEM(passphrase: Array("correct".utf8), iterations: 1000)
        #expect(try SigningKey(pem: pem, passphrase: Array("correct".utf8)).publicKey == key.publicKey)
        #expect(refusal { try SigningKey(pem: pem) } == .keyPassphrase)
        #expect(refusal { try SigningKey(pem: pem, passphrase: []) } == .keyPassphrase)
        for attempt in 0..<300 {
            #expect(refusal { try SigningKey(pem: pem, passphrase: Array("wrong \(attempt)".utf8)) } == .keyPassphrase)
        }
    }

    @Test("weak encryption is not written") func weakEncryption() throws {
        let key = try SigningKey.generate(.ed25519)
        #expect(refusal { try key.encryptedPEM(passphrase: []) } == .keyPassphrase)
        #expect(refusal { try key.encryptedPEM(passphrase: [1], iterations: 999) } == .keyUnsupported)
        #expect(refusal { try key.encryptedPEM(passphrase: [1], iterations: .max) } == .keyUnsupported)
    }

    @Test("the same secret gives the same key, and a wrong one none") func secrets() throws {
        let seed = [UInt8](repeating: 7, count: 32)
        #expect(try SigningKey(.ed25519, secret: seed).publicKey == SigningKey(.ed25519, secret: seed).publicKey)
        #expect(refusal { try SigningKey(.ed25519, secret: Array(seed.dropLast())) } == .keyMalformed)
        #expect(refusal { try SigningKey(.p256, secret: [UInt8](repeating: 0, count: 32)) } == .keyMalformed)
        #expect(refusal { try SigningKey(.p256, secret: [UInt8](repeating: 255, count: 32)) } == .keyMalformed)
    }

    @Test("printing a key shows nothing secret") func description() throws {
        let key = try SigningKey(.ed25519, secret: [UInt8](repeating: 0xAB, count: 32))
        #expect("\(key)" == "private key of \(key.publicKey.keyID)")
        #expect(!"\(key)".contains("abab"))
    }

    @Test("damaged private keys are refused, never a trap", arguments: [KeyAlgorithm.ed25519, .p256])
    func damaged(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let pem = try key.pem()
        let lines = pem.split(separator: "\n")
        let der = try #require(Base64.decode(lines.dropFirst().dropLast().joined()))
        func read(_ bytes: [UInt8]) -> AttestationError.Code? {
            refusal {
                try SigningKey(pem: "\(lines[0])\n\(Base64.encode(bytes))\n-----END PRIVATE KEY-----\n").publicKey
            }
        }
        #expect(read(der) == nil)
        #expect(read(der + [0]) == .keyMalformed)
        for length in 1..<der.count { #expect(read(Array(der.prefix(length))) != nil) }
        for bit in 0..<(der.count * 8) { _ = read(flipped(der, bit: bit)) }
    }
}
