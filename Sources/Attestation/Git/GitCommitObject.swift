package import Artifacts

/// One git commit, read from the raw bytes that git hashes.
///
/// The grammar is stricter than git's, so that no other reader sees another commit in the same bytes: each header once
/// (parents aside) and in git's order, no NUL byte anywhere, text in UTF-8.
package struct GitCommitObject: Sendable, Hashable {
    package static let maximumLength = 16 << 20

    /// The commit's object id, computed from the bytes (SHA-1, without collision detection).
    package let id: Digest
    package let tree: Digest
    package let parents: [Digest]
    package let author: GitIdentity
    package let committer: GitIdentity
    /// The text of the `gpgsig` header, unfolded, of any kind (SSH, OpenPGP, X.509); nothing for an unsigned commit.
    package let signature: String?
    /// What a signature covers: the object's bytes without the `gpgsig` header.
    package let signedPayload: [UInt8]
    /// Everything after the empty line.
    package let message: String

    /// - Throws: `git.object_malformed`; `input.too-large` above 16 MiB.
    package init(raw bytes: [UInt8]) throws(AttestationError) {
        guard bytes.count <= Self.maximumLength else {
            throw AttestationError(.tooLarge, "a commit may have \(Self.maximumLength) bytes")
        }
        let headers = try GitCommitHeaders(bytes)
        tree = headers.tree
        parents = headers.parents
        author = headers.author
        committer = headers.committer
        signature = headers.signature
        signedPayload = Array(bytes[..<headers.signatureRange.lowerBound] + bytes[headers.signatureRange.upperBound...])
        message = headers.message
        guard let id = Digest(.gitCommit, hex: GitObjectID.hex(ofCommit: bytes)) else {
            throw AttestationError(.gitObjectMalformed, "the commit has no object id")
        }
        self.id = id
    }

    /// As `init(raw:)`, and the bytes must be those of the id.
    ///
    /// - Throws: `git.object_malformed` for another id as well.
    package init(raw bytes: [UInt8], id: Digest) throws(AttestationError) {
        try self.init(raw: bytes)
        guard self.id == id else {
            throw AttestationError(.gitObjectMalformed, "the bytes are those of \(self.id), not of \(id)")
        }
    }
}
