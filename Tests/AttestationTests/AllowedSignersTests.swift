import Attestation
import Documents
import Testing

@Suite("Allowed signers") struct AllowedSignersTests {
    private let namespace = "sluice.approve.v1"

    private func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    private func line() throws -> String {
        try SSHPublicKey(try SigningKey(.ed25519, secret: [UInt8](repeating: 5, count: 32)).publicKey).line
    }

    @Test(
        "lines that can't be understood refuse the file, with their number",
        arguments: [
            "ann@example.com", "ann@example.com KEY KEY2=\"x\" ", "ann@example.com unknown=\"x\" KEY",
            "ann@example.com namespaces=file KEY", "ann@example.com namespaces=\"file KEY",
            "ann@example.com namespaces KEY",
            "ann@example.com namespaces=\"a\",namespaces=\"b\" KEY", "ann@example.com valid-after=\"2020\" KEY",
            "ann@example.com valid-after=\"20201301Z\" KEY", "ann@example.com namespaces=\"\" KEY",
            "ann@example.com,,bob KEY", "\"ann KEY", ",ann KEY", "ann ssh-ed25519 AAAA", "ann ssh-dss AAAAB3NzaC1kc3M=",
            "ann valid-after=\"20270101Z\",valid-before=\"20260101Z\" KEY", "ann no-touch-required KEY", "ann\u{7} KEY",
            "ann valid-before=\"99999999999999\" KEY",
        ])
    func refused(text: String) throws {
        let text = "# first line\n" + text.replacing("KEY2", with: "option").replacing(" KEY", with: " " + (try line()))
        if text.contains("option=") {
            // What follows the key is its comment, whatever it looks like.
            #expect(refusal { try AllowedSigners(text) } == nil)
            return
        }
        do {
            _ = try AllowedSigners(text)
            Issue.record("not refused")
        } catch {
            #expect(error.code == .allowedSignersMalformed)
            #expect(error.message.hasPrefix("line 2 of the allowed signers "))
        }
    }

    @Test("certificate authorities are refused by name") func certificateAuthority() throws {
        for option in ["cert-authority", "CERT-AUTHORITY", "cert-authority,namespaces=\"git\""] {
            do {
                _ = try AllowedSigners("*@example.com \(option) \(try line())")
                Issue.record("not refused")
            } catch let error as AttestationError {
                #expect(error.message.contains("certificate authority"))
            }
        }
    }

    @Test("an empty file trusts nobody") func empty() throws {
        let signature = try SSHSignature.sign(
            message: [1], namespace: namespace, key: try SigningKey.generate(.ed25519))
        for text in ["", "\n\n", "# nobody"] {
            let signers = try AllowedSigners(text)
            #expect(signers.entries.isEmpty)
            #expect(
                refusal {
                    try signers.verify(
                        signature, message: [1], namespace: namespace, at: moment("2026-01-01T00:00:00Z"))
                } == .sshNotAllowed)
        }
    }

    @Test("both ends of the validity count as valid") func window() throws {
        let text = "ann valid-after=\"20260101Z\",valid-before=\"20260102000000\" \(try line())"
        let entry = try #require(try AllowedSigners(text).entries.first)
        #expect(!entry.allows(namespace: "x", at: try moment("2025-12-31T23:59:59Z")))
        #expect(entry.allows(namespace: "x", at: try moment("2026-01-01T00:00:00Z")))
        #expect(entry.allows(namespace: "x", at: try moment("2026-01-02T00:00:00Z")))
        #expect(!entry.allows(namespace: "x", at: try moment("2026-01-02T00:00:01Z")))
    }

    @Test("a key on several lines is allowed by any, and the lines are named") func severalLines() throws {
        let key = try SigningKey(.ed25519, secret: [UInt8](repeating: 5, count: 32))
        let text = """
            ann@example.com valid-before="20200101Z" \(try line())
            *@example.com namespaces="git" \(try line())
            ann@work.example,*@work.example namespaces="\(namespace)" \(try line())
            """
        let signature = try SSHSignature.sign(message: [1], namespace: namespace, key: key)
        let signers = try AllowedSigners(text)
        let now = try moment("2026-01-01T00:00:00Z")
        let signer = try signers.verify(signature, message: [1], namespace: namespace, at: now)
        #expect(signer.entries.map(\.line) == [3])
        #expect(signer.principals == ["ann@work.example"])
        #expect(signer.isAllowed(as: "bob@work.example"))
        #expect(!signer.isAllowed(as: "ann@example.com"))
        #expect(
            refusal {
                try signers.verify(signature, message: [1], namespace: namespace, principal: "ann@example.com", at: now)
            } == .sshNotAllowed)
    }

    @Test("a revoked key is refused whatever the file says") func revoked() throws {
        let key = try SigningKey(.ed25519, secret: [UInt8](repeating: 5, count: 32))
        let signature = try SSHSignature.sign(message: [1], namespace: namespace, key: key)
        let signers = try AllowedSigners("* \(try line())")
        #expect(
            refusal {
                try signers.verify(
                    signature, message: [1], namespace: namespace, at: moment("2026-01-01T00:00:00Z"),
                    revoked: [SSHPublicKey(line: line() + " other comment")])
            } == .sshRevoked)
    }

    @Test("a key that is not in the file is refused although its signature is right") func stranger() throws {
        let signature = try SSHSignature.sign(
            message: [1], namespace: namespace, key: try SigningKey.generate(.p256))
        let signers = try AllowedSigners("* \(try line())")
        #expect(
            refusal {
                try signers.verify(signature, message: [1], namespace: namespace, at: moment("2026-01-01T00:00:00Z"))
            } == .sshNotAllowed)
    }

    @Test("public key lines are strict") func keyLines() throws {
        let good = try line()
        #expect(
            SSHPublicKey(authorizedKeysLine: good + " comment of three words\n")?.comment == "comment of three words")
        #expect(SSHPublicKey(authorizedKeysLine: good)?.blob == SSHPublicKey(authorizedKeysLine: good + " x")?.blob)
        let refused = [
            "", "ssh-ed25519", good.replacing("ssh-ed25519", with: "ssh-rsa"), "no-pty " + good, good + "\n" + good,
            good.replacing("ssh-ed25519 A", with: "ssh-ed25519 B"),
            good.replacing("ssh-ed25519 ", with: "ssh-ed25519 ="),
            "ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29t",
        ]
        for text in refused { #expect(SSHPublicKey(authorizedKeysLine: text) == nil, "\(text)") }
        let blob = try SSHPublicKey(line: good).blob
        #expect(refusal { try SSHPublicKey(blob: blob + [0]) } == .sshMalformed)
        for length in 0..<blob.count { #expect(refusal { try SSHPublicKey(blob: Array(blob.prefix(length))) } != nil) }
        let weak = blob.prefix(19) + [1] + [UInt8](repeating: 0, count: 31)
        #expect(refusal { try SSHPublicKey(blob: Array(weak)) } == .keyWeak)
        #expect(try PublicKey(openSSH: good) == SSHPublicKey(line: good).key)
    }
}
