package import Artifacts
package import Documents

/// One artifact of a release: a name, what it is, and its digest.
package struct ReleaseArtifact: Sendable {
    /// Unique in the release; findings and fingerprints refer to it.
    package let name: String
    package let type: ArtifactType
    package let digest: Digest
    /// The name of the artifact this one describes or signs.
    package let subject: String?
    /// Where its bytes lie, relative to the release document; not part of the release digest.
    package let path: String?
    /// An image reference for display; not part of the release digest.
    package let reference: String?
    package let span: SourceSpan?

    package init(
        name: String, type: ArtifactType, digest: Digest, subject: String? = nil, path: String? = nil,
        reference: String? = nil, span: SourceSpan? = nil
    ) {
        self.name = name
        self.type = type
        self.digest = digest
        self.subject = subject
        self.path = path
        self.reference = reference
        self.span = span
    }

    var canonical: JSONValue {
        [
            "digest": .string(digest.description), "name": .string(name), "subject": .optional(subject),
            "type": .string(type.rawValue),
        ]
    }
}
