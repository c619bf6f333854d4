import Attestation
import Documents
import Testing

@Suite("ssh-keygen", .enabled(if: ExternalTool.isExpected("ssh-keygen"), "ssh-keygen is not installed"))
struct SSHKeygenTests {
    private let message = Array("approve release 1.2.3\n".utf8)

    @Test(
        "what ssh-keygen signs verifies",
        arguments: [
            ["-t", "ed25519"], ["-t", "ecdsa", "-b", "256"], ["-t", "ecdsa", "-b", "384"],
            ["-t", "ecdsa", "-b", "521"],
            ["-t", "rsa", "-b", "2048"],
        ])
    func keygenSigns(kind: [String]) throws {
        let folder = try TemporaryFolder()
        let keygen = try ExternalTool.named("ssh-keygen")
        let generate = kind + ["-N", "", "-C", "ann@example.com key", "-f", "key"]
        #expect(try keygen.run(generate, in: folder).code == 0)
        let line = try folder.text("key.pub")
        let key = try SSHPublicKey(line: line)
        #expect(key.line + "\n" == line)
        #expect(key.comment == "ann@example.com key")
        let listing = try keygen.run(["-l", "-f", "key.pub"], in: folder)
        #expect(String(decoding: listing.output, as: UTF8.self).split(separator: " ")[1] == key.fingerprint)
        for hash in ["sha256", "sha512"] {
            let sign = ["-Y", "sign", "-f", "key", "-n", "file", "-O", "hashalg=\(hash)", hash]
            try folder.write(hash, message)
            #expect(try keygen.run(sign, in: folder).code == 0)
            let signature = try SSHSignature(armored: try folder.text("\(hash).sig"))
            #expect(signature.hashAlgorithm.rawValue == hash)
            #expect(try signature.verify(message: message, namespace: "file") == key)
            #expect(refusal { try signature.verify(message: message, namespace: "git") } == .sshNamespace)
            #expect(refusal { try signature.verify(message: message + [0], namespace: "file") } == .signatureInvalid)
        }
    }

    @Test("ssh-keygen verifies what is signed", arguments: [KeyAlgorithm.ed25519, .p256])
    func keygenVerifies(algorithm: KeyAlgorithm) throws {
        let folder = try TemporaryFolder()
        let keygen = try ExternalTool.named("ssh-keygen")
        let key = try SigningKey.generate(algorithm)
        try folder.write("signers", "ann@example.com \(try SSHPublicKey(key.publicKey).line)\n")
        // ECDSA numbers vary in length; a few rounds meet the short ones.
        for round in 0..<16 {
            let message = message + [UInt8(round)]
            let signature = try SSHSignature.sign(message: message, namespace: "sluice.approve.v1", key: key)
            try folder.write("signature", signature.armored)
            let verify = ["-Y", "verify", "-f", "signers", "-I", "ann@example.com", "-s", "signature", "-n"]
            #expect(try keygen.run(verify + ["sluice.approve.v1"], in: folder, input: message).code == 0)
            #expect(try keygen.run(verify + ["sluice.reject.v1"], in: folder, input: message).code != 0)
        }
    }

    @Test(
        "the verdict on allowed signers is ssh-keygen's",
        arguments: [
            ("ann@example.com KEY", true), ("*@example.com KEY", true), ("bob@example.com KEY", false),
            ("bob@example.com,ann@example.com KEY", true), ("!ann@example.com,*@example.com KEY", false),
            (#""ann@example.com" KEY"#, true), ("ANN@example.com KEY", false), ("a?n@example.com KEY", true),
            (#"ann@example.com namespaces="file" KEY"#, true), (#"ann@example.com namespaces="git,f*" KEY"#, true),
            (#"ann@example.com namespaces="git" KEY"#, false), (#"ann@example.com NameSpaces="file" KEY"#, true),
            (#"ann@example.com valid-after="20200101Z" KEY"#, true),
            (#"ann@example.com valid-after="20260601Z" KEY"#, false),
            (#"ann@example.com valid-before="20260101120000Z" KEY"#, true),
            (#"ann@example.com valid-before="20260101115959Z" KEY"#, false),
            (#"ann@example.com valid-after="202601011200Z",valid-before="20270101Z",namespaces="file" KEY"#, true),
            ("# ann@example.com KEY", false), ("\n\t\nann@example.com KEY", true), ("ann@example.com\tKEY", true),
            ("* KEY", true), ("", false),
        ])
    func allowedSigners(line: String, isAllowed: Bool) throws {
        let folder = try TemporaryFolder()
        let key = try SigningKey(.ed25519, secret: [UInt8](repeating: 9, count: 32))
        let text = line.replacing("KEY", with: try SSHPublicKey(key.publicKey).line) + "\n"
        let signature = try SSHSignature.sign(message: message, namespace: "file", key: key)
        try folder.write("signers", text)
        try folder.write("signature", signature.armored)
        let verify = [
            "-Y", "verify", "-f", "signers", "-I", "ann@example.com", "-s", "signature", "-n", "file",
            "-O", "verify-time=20260101120000",
        ]
        let theirs = try ExternalTool.named("ssh-keygen").run(verify, in: folder, input: message).code == 0
        let moment = try #require(Timestamp("2026-01-01T12:00:00Z"))
        let ours = refusal {
            try AllowedSigners(text).verify(
                signature, message: message, namespace: "file", principal: "ann@example.com", at: moment)
        }
        #expect(theirs == isAllowed)
        #expect((ours == nil) == isAllowed, "\(String(describing: ours))")
    }
}
