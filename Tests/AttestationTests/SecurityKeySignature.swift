import Attestation
import Crypto

/// An SSHSIG as a security key would make it (OpenSSH's PROTOCOL.u2f), from a key in memory.
struct SecurityKeySignature {
    let blob: [UInt8]

    init(message: [UInt8], namespace: String, flags: UInt8) throws {
        let key = try SigningKey.generate(.ed25519)
        let type = Array("sk-ssh-ed25519@openssh.com".utf8)
        let application = Array("ssh:".utf8)
        let context = Self.string(Array(namespace.utf8)) + Self.string([]) + Self.string(Array("sha512".utf8))
        let signed = Array("SSHSIG".utf8) + context + Self.string(Array(SHA512.hash(data: message)))
        let state = [flags, 0, 0, 0, 7]
        let challenge = Array(SHA256.hash(data: application)) + state + SHA256.hash(data: signed)
        let publicKey = Self.string(type) + Self.string(key.publicKey.raw ?? []) + Self.string(application)
        let signature = Self.string(type) + Self.string(try key.sign(challenge)) + state
        blob = Array("SSHSIG".utf8) + [0, 0, 0, 1] + Self.string(publicKey) + context + Self.string(signature)
    }

    private static func string(_ bytes: [UInt8]) -> [UInt8] {
        [0, 0, UInt8(bytes.count / 256), UInt8(bytes.count % 256)] + bytes
    }
}
