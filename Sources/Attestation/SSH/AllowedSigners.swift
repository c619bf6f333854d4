package import Documents

/// An allowed-signers file (ssh-keygen(1), ALLOWED SIGNERS): which SSH keys are trusted for whom.
///
/// Stricter than ssh-keygen: one wrong line refuses the whole file, and lines for certificate authorities are refused by
/// name. A file without any line trusts nobody.
package struct AllowedSigners: Sendable, Hashable {
    package static let maximumLength = 1 << 20

    /// In the order of the file.
    package let entries: [AllowedSigner]

    /// Reads the file's text; empty lines and lines that begin with `#` say nothing.
    ///
    /// - Throws: `ssh.allowed-signers` with the line's number.
    package init(_ text: String) throws(AttestationError) {
        guard text.utf8.count <= Self.maximumLength else {
            throw AttestationError(.tooLarge, "an allowed-signers file may have \(Self.maximumLength) bytes")
        }
        var entries: [AllowedSigner] = []
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let trimmed = Array(line).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            if trimmed.isEmpty || trimmed.first == UInt8(ascii: "#") { continue }
            var parser = AllowedSignersLine(trimmed, number: index + 1)
            entries.append(try parser.entry())
        }
        self.entries = entries
    }

    /// The lines that let the key sign for the namespace at that moment, in the order of the file; empty for nobody.
    package func entries(for key: SSHPublicKey, namespace: String, at moment: Timestamp) -> [AllowedSigner] {
        entries.filter { $0.key == key && $0.allows(namespace: namespace, at: moment) }
    }

    /// Checks a signature and that a line of the file allows its key, for one principal if one is named.
    ///
    /// - Parameters:
    ///   - principal: who must have signed; nothing accepts everyone in the file.
    ///   - moment: when the key must be valid. Take it from a source the signer does not control where there is one.
    ///   - revoked: keys that are never allowed, whatever the file says.
    /// - Throws: what `SSHSignature.verify` throws, then `ssh.revoked` or `ssh.not-allowed`.
    package func verify(
        _ signature: SSHSignature, message: [UInt8], namespace: String, principal: String? = nil, at moment: Timestamp,
        revoked: Set<SSHPublicKey> = []
    ) throws(AttestationError) -> VerifiedSSHSigner {
        let key = try signature.verify(message: message, namespace: namespace)
        guard !revoked.contains(key) else {
            throw AttestationError(.sshRevoked, "the key \(key.fingerprint) is revoked")
        }
        let allowed = entries(for: key, namespace: namespace, at: moment)
            .filter { entry in principal.map { entry.principals.matches($0) } ?? true }
        guard !allowed.isEmpty else {
            let who = principal.map { " for \($0)" } ?? ""
            throw AttestationError(
                .sshNotAllowed,
                "no line of the allowed signers lets the key \(key.fingerprint) sign\(who) in \(namespace) at \(moment)"
            )
        }
        return VerifiedSSHSigner(key: key, namespace: namespace, entries: allowed)
    }
}

/// A key that signed and was allowed to; only `AllowedSigners.verify` makes one.
package struct VerifiedSSHSigner: Sendable, Hashable {
    package let key: SSHPublicKey
    package let namespace: String
    /// The lines that allowed it, at least one, in the order of the file.
    package let entries: [AllowedSigner]

    fileprivate init(key: SSHPublicKey, namespace: String, entries: [AllowedSigner]) {
        self.key = key
        self.namespace = namespace
        self.entries = entries
    }

    /// Whether one of the lines that allowed the key is the principal's.
    package func isAllowed(as principal: String) -> Bool { entries.contains { $0.principals.matches(principal) } }

    /// The principals that the lines name without patterns, each once, sorted.
    package var principals: [String] {
        var seen: Set<[UInt8]> = []
        return entries.flatMap(\.principals.literals).filter { seen.insert(Array($0.utf8)).inserted }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
