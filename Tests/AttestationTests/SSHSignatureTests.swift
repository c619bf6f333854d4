import Attestation
import Testing

@Suite("SSH signatures") struct SSHSignatureTests {
    private let message = Array("approve release 1.2.3".utf8)
    private let namespace = "sluice.approve.v1"

    @Test("what is signed verifies, in its own namespace only", arguments: [KeyAlgorithm.ed25519, .p256])
    func roundTrip(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        for hash in SSHSignature.HashAlgorithm.allCases {
            let signed = try SSHSignature.sign(message: message, namespace: namespace, key: key, hashAlgorithm: hash)
            let signature = try SSHSignature(armored: signed.armored)
            #expect(signature == signed)
            #expect(try signature.verify(message: message, namespace: namespace).key == key.publicKey)
            #expect(refusal { try signature.verify(message: message + [1], namespace: namespace) } == .signatureInvalid)
            for other in ["", "git", namespace + "x", "Sluice.approve.v1", "sluice.approve.v"] {
                #expect(refusal { try signature.verify(message: message, namespace: other) } == .sshNamespace)
            }
        }
        #expect(refusal { try SSHSignature.sign(message: message, namespace: "", key: key) } == .sshNamespace)
    }

    @Test("no single bit of the text can be turned over", arguments: [KeyAlgorithm.ed25519, .p256])
    func bitFlips(algorithm: KeyAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let text = Array(try SSHSignature.sign(message: message, namespace: namespace, key: key).armored.utf8)
        for bit in 0..<(text.count * 8) {
            guard let armored = String(validating: flipped(text, bit: bit), as: UTF8.self) else { continue }
            let signer = try? SSHSignature(armored: armored).verify(message: message, namespace: namespace)
            #expect(signer == nil, "bit \(bit)")
        }
    }

    @Test("damaged signatures are refused, never a trap") func damaged() throws {
        let key = try SigningKey.generate(.p256)
        let lines = try SSHSignature.sign(message: message, namespace: namespace, key: key).armored
            .split(separator: "\n")
        let blob = try #require(Base64.decode(lines.dropFirst().dropLast().joined()))
        #expect(refusal { try SSHSignature(blob: blob) } == nil)
        #expect(refusal { try SSHSignature(blob: blob + [0]) } == .sshMalformed)
        for length in 0..<blob.count { #expect(refusal { try SSHSignature(blob: Array(blob.prefix(length))) } != nil) }
        for bit in 0..<(blob.count * 8) {
            let signature = try? SSHSignature(blob: flipped(blob, bit: bit))
            let signer = try? signature?.verify(message: message, namespace: namespace)
            #expect(signer == nil, "bit \(bit)")
        }
        // A length field that points far beyond the end.
        #expect(refusal { try SSHSignature(blob: Array(blob.prefix(10)) + [255, 255, 255, 255]) } == .sshMalformed)
        #expect(
            refusal { try SSHSignature(blob: Array(blob.prefix(6)) + [0, 0, 0, 2] + blob.dropFirst(10)) }
                == .sshUnsupported)
    }

    @Test("text around the block is refused") func armor() throws {
        let key = try SigningKey.generate(.ed25519)
        let armored = try SSHSignature.sign(message: message, namespace: namespace, key: key).armored
        for text in ["x\n" + armored, armored + "x\n", armored + armored, armored.replacing("SSH", with: "PGP"), ""] {
            #expect(refusal { try SSHSignature(armored: text) } == .sshMalformed)
        }
    }

    @Test("a security key's signature counts only with a touch") func securityKey() throws {
        let touched = try SecurityKeySignature(message: message, namespace: namespace, flags: 0x01)
        let signer = try SSHSignature(blob: touched.blob).verify(message: message, namespace: namespace)
        #expect(signer.type == "sk-ssh-ed25519@openssh.com")
        #expect(signer.application == "ssh:")
        let untouched = try SecurityKeySignature(message: message, namespace: namespace, flags: 0x00)
        #expect(
            refusal { try SSHSignature(blob: untouched.blob).verify(message: message, namespace: namespace) }
                == .sshUnsupported)
        #expect(refusal { try PublicKey(openSSH: signer.line) } == .keyUnsupported)
    }
}
