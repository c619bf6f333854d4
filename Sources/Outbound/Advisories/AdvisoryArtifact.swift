package import Advisories
import Artifacts
package import Attestation
import Documents

/// An advisory snapshot as an OCI artifact: the two files of a snapshot's folder as two layers.
///
/// The snapshot's layer is its file as it is, not packed: so the layer's digest is the snapshot's own digest, which stands in
/// every decision, and what comes in is checked against it while it comes. Titles are those of the files, so that other
/// clients put the same folder on disk.
///
/// | layer | media type | content |
/// | --- | --- | --- |
/// | `manifest.json` | `application/vnd.sluice.advisories.manifest.v1+json`, or `application/vnd.dsse.envelope.v1+json` when signed | the snapshot's manifest |
/// | `<digest>.advisories` | `application/vnd.sluice.advisories.snapshot.v1` | the snapshot |
package struct AdvisoryArtifact: Sendable {
    package static let artifactType = "application/vnd.sluice.advisories.v1"
    package static let snapshotType = "application/vnd.sluice.advisories.snapshot.v1"
    private static let titleKey = "org.opencontainers.image.title"
    /// Longer snapshots are not taken.
    package static let maximumBytes = 8 << 30
    private static let maximumManifestBytes = 16 << 20

    /// Of the OCI manifest: what a reference is pinned to.
    package let descriptor: Descriptor
    /// The file `manifest.json` as it is, its signature included.
    package let manifestFile: [UInt8]
    package let manifest: SnapshotManifest
    private let snapshot: Descriptor

    /// Reads the artifact's manifests, not yet the snapshot.
    ///
    /// - Parameter keys: When there are any, one of them must have signed the snapshot's manifest.
    /// - Throws: `OutboundError`: `registry.wrong-artifact` for anything but advisories; `AdvisoryError`: `unsigned`, `manifest`.
    package init(
        at reference: RegistryReference, of registry: RegistryClient, signedBy keys: [PublicKey]
    ) async throws {
        let artifact = try await registry.manifest(of: reference)
        guard artifact.artifactType?.utf8.elementsEqual(Self.artifactType.utf8) ?? false, artifact.layers.count == 2
        else {
            throw Self.wrong(reference, "it is of another type")
        }
        let (file, snapshot) = (artifact.layers[0], artifact.layers[1])
        let types = [SnapshotManifest.payloadType, MediaType.envelope]
        guard types.contains(where: { $0.utf8.elementsEqual(file.mediaType.utf8) }),
            file.size <= Self.maximumManifestBytes, snapshot.mediaType.utf8.elementsEqual(Self.snapshotType.utf8),
            snapshot.size <= Self.maximumBytes
        else { throw Self.wrong(reference, "its layers are of other types, or too large") }
        descriptor = artifact.descriptor
        manifestFile = try await registry.blob(file)
        manifest = try SnapshotManifest(file: manifestFile, signedBy: keys)
        guard manifest.digest == snapshot.digest else {
            throw Self.wrong(reference, "its manifest is of another snapshot")
        }
        self.snapshot = snapshot
    }

    private static func wrong(_ reference: RegistryReference, _ reason: String) -> OutboundError {
        OutboundError(
            .wrongArtifact, "\(reference) holds no advisory snapshot: \(reason)",
            remedy: "Name what 'sluice advisories push' stored.")
    }

    /// Reads the snapshot; what the sink took is the snapshot's file once this returns.
    package func readSnapshot(
        from registry: RegistryClient, into sink: @escaping OutboundClient.Sink
    ) async throws(OutboundError) {
        try await registry.blob(snapshot, sink: sink)
    }

    /// Stores a snapshot with its manifest.
    /// - Returns: The OCI manifest's descriptor.
    package static func push(
        _ snapshot: BlobSource, manifest: SnapshotManifest, file: [UInt8], tag: String?, to registry: RegistryClient
    ) async throws(OutboundError) -> Descriptor {
        guard snapshot.digest == manifest.digest else {
            throw OutboundError(.wrongArtifact, "the manifest is of another snapshot")
        }
        let isSigned = (try? Envelope(json: file)) != nil
        let layers = [
            Descriptor(
                file, mediaType: isSigned ? MediaType.envelope : SnapshotManifest.payloadType,
                annotations: [.init(titleKey, .string(SnapshotManifest.fileName))]),
            Descriptor(
                mediaType: snapshotType, digest: snapshot.digest, size: snapshot.size,
                annotations: [.init(titleKey, .string(manifest.snapshotName))]),
        ]
        // The time is the import's: the same snapshot is the same artifact whoever pushes it.
        let artifact = try RegistryManifest(
            artifactType: artifactType, layers: layers,
            annotations: [.init("org.opencontainers.image.created", .string(manifest.importedAt.description))])
        try await registry.push(BlobSource(Array("{}".utf8)))
        try await registry.push(BlobSource(file))
        try await registry.push(snapshot)
        try await registry.push(artifact, tag: tag)
        return artifact.descriptor
    }
}
