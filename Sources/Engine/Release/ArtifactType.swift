/// What an artifact of a release is; decides which stages look at it.
package enum ArtifactType: String, Sendable, CaseIterable {
    /// A container image by the digest of its manifest or index; the bytes stay in the registry.
    case image
    /// A CycloneDX or SPDX document; `subject` names the artifact it describes.
    case sbom
    /// Kubernetes objects, one or more YAML documents.
    case manifests
    case file
    /// A raw git commit object that went into the release; its authors are the release's authors.
    case commit
    /// A detached signature over the artifact named by `subject`.
    case signature
    /// A DSSE envelope with an in-toto statement about the artifact named by `subject`.
    case attestation
}
