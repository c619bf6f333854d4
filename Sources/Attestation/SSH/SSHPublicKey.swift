import Crypto
import CryptoExtras

/// An SSH public key as `ssh-keygen` writes it; equal by its wire form, so never by its comment.
///
/// Read are Ed25519, ECDSA on the three NIST curves, RSA of 2048 bits or more, and the security-key forms of Ed25519 and
/// P-256. Certificates and DSA are refused by name.
package struct SSHPublicKey: Sendable {
    /// Far above any key that is read.
    static let maximumLength = 16_384

    /// The name on the wire: `ssh-ed25519`, `ecdsa-sha2-nistp256`, `sk-ssh-ed25519@openssh.com` and so on.
    package let type: String
    /// The key's wire form (RFC 4253 section 6.6), which is its identity.
    package let blob: [UInt8]
    /// What follows the key on its line; for display only, empty when there is nothing.
    package let comment: String
    /// The same key outside SSH; a security key's point alone does not verify what the security key signs.
    package let key: PublicKey
    /// The application a security key is bound to, usually `ssh:`; nothing for other keys.
    package let application: String?

    /// Reads `TYPE BASE64 [COMMENT]` from a `.pub` or authorized_keys file; options before the type are refused.
    ///
    /// - Throws: `ssh.malformed`, `ssh.unsupported`, `key.malformed` or `key.weak`.
    package init(line: String) throws(AttestationError) {
        var bytes = Array(line.utf8)
        while let last = bytes.last, [0x20, 0x09, 0x0D, 0x0A].contains(last) { bytes.removeLast() }
        guard bytes.count <= 2 * Self.maximumLength else {
            throw AttestationError(.tooLarge, "the SSH key is too long")
        }
        let parts = bytes.split(maxSplits: 2) { $0 == 0x20 || $0 == 0x09 }
        guard parts.count >= 2, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw AttestationError(.sshMalformed, "an SSH public key is one line: its type, Base64, a comment")
        }
        let comment = parts.count > 2 ? String(decoding: parts[2], as: UTF8.self) : ""
        guard let blob = Base64.decode(Array(parts[1])) else {
            throw AttestationError(.sshMalformed, "the SSH public key is not its type followed by canonical Base64")
        }
        try self.init(blob: blob, comment: comment)
        guard type.utf8.elementsEqual(parts[0]) else {
            throw AttestationError(.sshMalformed, "the SSH public key is of another type than its line says")
        }
    }

    /// As `init(line:)`, with nothing instead of an error.
    package init?(authorizedKeysLine line: String) {
        guard let key = try? SSHPublicKey(line: line) else { return nil }
        self = key
    }

    /// Reads the wire form.
    package init(blob: [UInt8], comment: String = "") throws(AttestationError) {
        guard blob.count <= Self.maximumLength else { throw AttestationError(.tooLarge, "the SSH key is too long") }
        var reader = SSHWireReader(blob)
        let type = try reader.text()
        (key, application) = try Self.read(type, from: &reader)
        try reader.finish()
        self.type = type
        self.blob = blob
        self.comment = comment
    }

    /// The SSH form of a key; `ssh.unsupported` never happens for the kinds that exist.
    package init(_ key: PublicKey, comment: String = "") throws(AttestationError) {
        guard let raw = key.raw, let name = SSHKeyType.allCases.first(where: { $0.algorithm == key.algorithm }) else {
            throw AttestationError(.sshUnsupported, "\(key.algorithm.rawValue) keys are not written in SSH form")
        }
        var writer = SSHWireWriter()
        writer.string(Array(name.rawValue.utf8))
        if let curve = name.curve { writer.string(Array(curve.utf8)) }
        writer.string(raw)
        try self.init(blob: writer.bytes, comment: comment)
    }

    /// `SHA256:` and the unpadded Base64 of the wire form's SHA-256, as `ssh-keygen -l` prints it.
    package var fingerprint: String {
        let digits = Base64.encodedBytes(Array(SHA256.hash(data: blob)))
        return "SHA256:" + String(decoding: digits.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    }

    /// `TYPE BASE64 [COMMENT]` without a line break.
    package var line: String { "\(type) \(Base64.encode(blob))" + (comment.utf8.isEmpty ? "" : " \(comment)") }

    private static func read(
        _ type: String, from reader: inout SSHWireReader
    ) throws(AttestationError) -> (PublicKey, String?) {
        guard let known = SSHKeyType(rawValue: type) else {
            let hint = type.utf8.count > 64 ? "this type" : "the type \(type)"
            throw AttestationError(.sshUnsupported, "SSH keys of \(hint) are not supported")
        }
        if known == .rsa {
            let exponent = Array(try reader.positiveNumber())
            let modulus = Array(try reader.positiveNumber())
            let rsa = try SubjectPublicKeyInfo.rsaKey(modulus: modulus, exponent: exponent)
            let info = Array(rsa.derRepresentation)
            return (PublicKey(material: .rsa(rsa), algorithm: .rsa, subjectPublicKeyInfo: info), nil)
        }
        if let curve = known.curve {
            guard try reader.bytes().elementsEqual(curve.utf8) else {
                throw AttestationError(.sshMalformed, "the SSH key's curve is not that of its type")
            }
        }
        let raw = Array(try reader.bytes())
        if known.algorithm == .ed25519 { try Ed25519Point.check(raw) }
        let key = try PublicKey(known.algorithm, raw: raw)
        return (key, known.isSecurityKey ? try reader.text() : nil)
    }
}

extension SSHPublicKey: Hashable {
    package static func == (left: SSHPublicKey, right: SSHPublicKey) -> Bool { left.blob == right.blob }
    package func hash(into hasher: inout Hasher) { hasher.combine(blob) }
}
