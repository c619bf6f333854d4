import Attestation
import Testing

@Suite("openssl", .enabled(if: ExternalTool.isExpected("openssl"), "openssl is not installed"))
struct OpenSSLTests {
    private let message = Array("what was built".utf8)

    private func isVerified(_ key: PublicKey, _ signature: [UInt8]) throws -> Bool {
        let folder = try TemporaryFolder()
        try folder.write("key.pub", key.pem)
        try folder.write("message", message)
        try folder.write("signature", signature)
        let arguments =
            key.algorithm == .ed25519
            ? [
                "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "key.pub", "-in", "message", "-sigfile",
                "signature",
            ]
            : ["dgst", "-sha256", "-verify", "key.pub", "-signature", "signature", "message"]
        return try ExternalTool.named("openssl").run(arguments, in: folder).code == 0
    }

    @Test("openssl verifies what a key signs", arguments: [KeyAlgorithm.ed25519, .p256])
    func opensslVerifies(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let signature = try key.sign(message)
        #expect(try isVerified(key.publicKey, signature))
        #expect(try !isVerified(key.publicKey, flipped(signature, bit: 100)))
    }

    @Test(
        "what openssl signs verifies, with the key it wrote",
        arguments: [
            (["-algorithm", "ED25519"], false), (["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], false),
            (["-algorithm", "ED25519", "-aes256", "-pass", "pass:secret"], true),
            (["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-aes256", "-pass", "pass:secret"], true),
            (["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-aes128", "-pass", "pass:secret"], true),
        ])
    func opensslSigns(options: [String], isEncrypted: Bool) throws {
        let folder = try TemporaryFolder()
        let openssl = try ExternalTool.named("openssl")
        #expect(try openssl.run(["genpkey"] + options + ["-out", "key.pem"], in: folder).code == 0)
        let pass = isEncrypted ? ["-passin", "pass:secret"] : []
        #expect(try openssl.run(["pkey", "-in", "key.pem", "-pubout", "-out", "key.pub"] + pass, in: folder).code == 0)
        try folder.write("message", message)
        let key = try SigningKey(pem: try folder.text("key.pem"), passphrase: isEncrypted ? Array("secret".utf8) : nil)
        let publicKey = try PublicKey(pem: try folder.text("key.pub"))
        #expect(key.publicKey == publicKey)
        #expect(publicKey.pem == (try folder.text("key.pub")))
        let sign =
            key.algorithm == .ed25519
            ? ["pkeyutl", "-sign", "-rawin", "-inkey", "key.pem", "-in", "message", "-out", "signature"]
            : ["dgst", "-sha256", "-sign", "key.pem", "-out", "signature"]
        let input = key.algorithm == .ed25519 ? [] : ["message"]
        #expect(try openssl.run(sign + pass + input, in: folder).code == 0)
        #expect(publicKey.verifies(signature: try folder.bytes("signature"), over: message))
        if isEncrypted {
            #expect(
                refusal { try SigningKey(pem: folder.text("key.pem"), passphrase: Array("Secret".utf8)) }
                    == .keyPassphrase)
        }
    }

    @Test("openssl opens the key files that are written", arguments: [KeyAlgorithm.ed25519, .p256])
    func opensslReads(algorithm: KeyAlgorithm) throws {
        let folder = try TemporaryFolder()
        let openssl = try ExternalTool.named("openssl")
        let key = try SigningKey.generate(algorithm)
        try folder.write("plain.pem", try key.pem())
        try folder.write("encrypted.pem", try key.encryptedPEM(passphrase: Array("s\u{F6}cret".utf8)))
        let plain = try openssl.run(["pkey", "-in", "plain.pem", "-pubout"], in: folder)
        let encrypted = try openssl.run(
            ["pkey", "-in", "encrypted.pem", "-passin", "pass:s\u{F6}cret", "-pubout"], in: folder)
        #expect(plain.output == Array(key.publicKey.pem.utf8))
        #expect(encrypted.output == Array(key.publicKey.pem.utf8))
        #expect(try openssl.run(["pkey", "-in", "encrypted.pem", "-passin", "pass:x"], in: folder).code != 0)
    }

    @Test(
        "pkcs8 -topk8 files open, with the functions that are strong enough",
        arguments: [
            (["-v2", "aes-256-cbc"], nil), (["-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA512", "-iter", "5000"], nil),
            (["-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA1"], AttestationError.Code.keyUnsupported),
            (["-v2", "des3"], .keyUnsupported), (["-v2", "aes-256-cbc", "-iter", "10"], .keyUnsupported),
            (["-scrypt"], .keyUnsupported), (["-v1", "PBE-SHA1-3DES"], .keyUnsupported),
        ])
    func topk8(options: [String], code: AttestationError.Code?) throws {
        let folder = try TemporaryFolder()
        let openssl = try ExternalTool.named("openssl")
        let key = try SigningKey.generate(.p256)
        try folder.write("plain.pem", try key.pem())
        let convert = ["pkcs8", "-topk8", "-in", "plain.pem", "-out", "key.pem", "-passout", "pass:p"] + options
        #expect(try openssl.run(convert, in: folder).code == 0)
        let pem = try folder.text("key.pem")
        #expect(refusal { try SigningKey(pem: pem, passphrase: Array("p".utf8)) } == code)
    }

    @Test("SEC 1 keys open, keys on other curves and of other kinds don't") func otherForms() throws {
        let folder = try TemporaryFolder()
        let openssl = try ExternalTool.named("openssl")
        try openssl.run(["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "sec1.pem"], in: folder)
        try openssl.run(["ecparam", "-name", "secp384r1", "-genkey", "-noout", "-out", "p384.pem"], in: folder)
        try openssl.run(["genpkey", "-algorithm", "X25519", "-out", "x.pem"], in: folder)
        #expect(try SigningKey(pem: try folder.text("sec1.pem")).algorithm == .p256)
        #expect(refusal { try SigningKey(pem: folder.text("p384.pem")) } == .keyUnsupported)
        #expect(refusal { try SigningKey(pem: folder.text("x.pem")) } == .keyUnsupported)
    }

    @Test("RSA signatures verify; short keys and small exponents are refused") func rsa() throws {
        let folder = try TemporaryFolder()
        let openssl = try ExternalTool.named("openssl")
        try folder.write("message", message)
        try openssl.run(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "k"], in: folder)
        try openssl.run(["pkey", "-in", "k", "-pubout", "-out", "pub"], in: folder)
        try openssl.run(["dgst", "-sha256", "-sign", "k", "-out", "signature", "message"], in: folder)
        let key = try PublicKey(pem: try folder.text("pub"))
        let signature = try folder.bytes("signature")
        #expect(key.algorithm == .rsa)
        #expect(key.pem == (try folder.text("pub")))
        #expect(key.verifies(signature: signature, over: message))
        #expect(!key.verifies(signature: signature + [0], over: message))
        #expect(!key.verifies(signature: [0] + signature, over: message))
        for bit in stride(from: 0, to: signature.count * 8, by: 7) {
            #expect(!key.verifies(signature: flipped(signature, bit: bit), over: message))
        }
        try openssl.run(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024", "-out", "k"], in: folder)
        try openssl.run(["pkey", "-in", "k", "-pubout", "-out", "short"], in: folder)
        #expect(refusal { try PublicKey(pem: folder.text("short")) } == .keyWeak)
        let exponent = ["-pkeyopt", "rsa_keygen_bits:2048", "-pkeyopt", "rsa_keygen_pubexp:3"]
        try openssl.run(["genpkey", "-algorithm", "RSA"] + exponent + ["-out", "k"], in: folder)
        try openssl.run(["pkey", "-in", "k", "-pubout", "-out", "three"], in: folder)
        #expect(refusal { try PublicKey(pem: folder.text("three")) } == .keyWeak)
    }
}
