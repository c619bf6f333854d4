import Artifacts
package import Documents

/// A commit whose signature verified and whose key is allowed; only `GitCommitObject.verify` makes one.
package struct VerifiedCommit: Sendable, Hashable {
    package let commit: GitCommitObject
    /// The key that made the signature, and the lines that allow it.
    package let signer: VerifiedSSHSigner

    fileprivate init(commit: GitCommitObject, signer: VerifiedSSHSigner) {
        self.commit = commit
        self.signer = signer
    }
}

extension GitCommitObject {
    /// The namespace that git signs in.
    package static let signatureNamespace = "git"

    /// Checks the commit's SSH signature against the allowed signers.
    ///
    /// The author's and committer's names are claims; only the signer is proven.
    /// - Parameter moment: when the key must be valid. git takes the committer's time, which the signer chooses; a time
    ///   the signer does not control is better.
    /// - Throws: `git.unsigned`; `git.signature-kind` for OpenPGP and X.509; what `AllowedSigners.verify` throws.
    package func verify(
        _ signers: AllowedSigners, at moment: Timestamp, revoked: Set<SSHPublicKey> = []
    ) throws(AttestationError) -> VerifiedCommit {
        let sshSignature = try sshSignature()
        let signer = try signers.verify(
            sshSignature, message: signedPayload, namespace: Self.signatureNamespace, at: moment, revoked: revoked)
        return VerifiedCommit(commit: self, signer: signer)
    }

    /// The commit's signature, not verified yet.
    ///
    /// - Throws: `git.unsigned`, `git.signature-kind`, or what `SSHSignature` throws.
    package func sshSignature() throws(AttestationError) -> SSHSignature {
        guard let signature else { throw AttestationError(.gitUnsigned, "the commit \(id.hex) is not signed") }
        guard signature.utf8.starts(with: "-----BEGIN SSH SIGNATURE-----".utf8) else {
            let isOpenPGP = signature.utf8.starts(with: "-----BEGIN PGP".utf8)
            throw AttestationError(
                .gitSignatureKind,
                "the commit \(id.hex) has \(isOpenPGP ? "an OpenPGP" : "another") signature; SSH signatures are verified"
            )
        }
        return try SSHSignature(armored: signature)
    }
}
