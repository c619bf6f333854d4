package import Artifacts
package import Documents
import Synchronization

/// Content in a repository of an OCI registry, packed where that makes it smaller.
///
/// Each piece is an artifact of its own: a manifest with one layer, under the tag `evidence.sha256.<hex of the plain content>`.
/// A registry's garbage collection keeps what a manifest names and a tag points to, so nothing is lost while nobody looks.
/// One growing index instead would be a single place that all writers change, and a registry has no compare-and-swap: of two
/// that write at once one would silently take the other's evidence away. The price is three small requests more for each
/// new piece.
///
/// Tags can be moved by whoever may push. That changes nothing: what comes out hashes to the digest that was asked for, or
/// does not come out. When a piece was stored last stands in its manifest, so storing it once more makes a new manifest, and
/// removing it deletes the manifest that was read before, by its digest: one that was stored meanwhile is another and stays.
/// What the registry then does with the bytes is its garbage collection's business.
package final class RegistryContentStore: ContentInventory {
    package static let artifactType = "application/vnd.sluice.evidence.v1"
    private static let packedType = "application/vnd.sluice.evidence.content.v1+zstd"
    private static let createdKey = "org.opencontainers.image.created"
    private static let tagPrefix = "evidence.sha256."
    /// How old a piece has to be before storing it once more makes it new; what is removed is older than that by far.
    private static let refreshSeconds: Int64 = 3600

    private let registry: RegistryClient
    private let now: @Sendable () -> Timestamp
    private let state = Mutex((hasConfiguration: false, listing: [Digest]()))

    /// Nothing is connected yet.
    package init(in registry: RegistryClient, now: @escaping @Sendable () -> Timestamp) {
        self.registry = registry
        self.now = now
    }

    @discardableResult
    package func store(_ bytes: [UInt8]) throws -> Digest {
        let digest = Digest.sha256(of: bytes)
        try waiting(digest) { store in
            if let known = try await store.piece(digest),
                try await store.registry.size(ofBlob: known.layer.digest) == known.layer.size,
                // What stands there may be anything; only what is right counts as stored.
                (try? await store.content(of: known, digest)) != nil
            {
                guard let created = known.created, store.now().secondsSince(created) < Self.refreshSeconds else {
                    try await store.push(known.layer, as: digest)
                    return
                }
                return
            }
            let packed = StoredContent.packed(bytes)
            let layer = Descriptor(
                packed, mediaType: packed.count < bytes.count ? Self.packedType : MediaType.octets)
            try await store.registry.push(BlobSource(packed))
            do {
                try await store.push(layer, as: digest)
            } catch let error as OutboundError where error.status == 404 || error.status == 400 {
                // The garbage collection came between the blobs and the manifest that keeps them.
                store.state.withLock { $0.hasConfiguration = false }
                try await store.registry.push(BlobSource(packed))
                try await store.push(layer, as: digest)
            }
        }
        return digest
    }

    private func push(_ layer: Descriptor, as digest: Digest) async throws(OutboundError) {
        if !state.withLock({ $0.hasConfiguration }) {
            try await registry.push(BlobSource(Array("{}".utf8)))
            state.withLock { $0.hasConfiguration = true }
        }
        let manifest = try RegistryManifest(
            artifactType: Self.artifactType, layers: [layer],
            annotations: [.init(Self.createdKey, .string(now().description))])
        try await registry.push(manifest, tag: Self.tag(digest))
    }

    package func bytes(of digest: Digest) throws -> [UInt8] {
        try waiting(digest) { store in
            guard let piece = try await store.piece(digest) else {
                throw ContentStoreError(.missing, digest: digest, message: "there is no content \(digest)")
            }
            return try await store.content(of: piece, digest)
        }
    }

    private func content(of piece: Piece, _ digest: Digest) async throws -> [UInt8] {
        do {
            return try StoredContent.plain(try await registry.blob(piece.layer), of: digest)
        } catch let error as OutboundError where error.code == .digestMismatch {
            throw ContentStoreError(.mismatch, digest: digest, message: error.message)
        }
    }

    package func contains(_ digest: Digest) -> Bool {
        let found = try? waiting(digest) { store in try await store.piece(digest) != nil }
        return found == true
    }

    package func size(of digest: Digest) throws -> Int? {
        try waiting(digest) { store in try await store.piece(digest)?.layer.size }
    }

    /// Every tag is read for the first page, and the pages after it are of that list.
    package func digests(after digest: Digest?, limit: Int) throws -> [Digest] {
        if digest == nil {
            let tags = try waiting(nil) { store in try await store.registry.tags() }
            let listing = tags.compactMap { tag in
                tag.utf8.starts(with: Self.tagPrefix.utf8)
                    ? Digest(.sha256, hex: String(tag.dropFirst(Self.tagPrefix.utf8.count))) : nil
            }.sorted()
            state.withLock { $0.listing = listing }
        }
        return state.withLock { state in
            let rest = digest.map { last in state.listing.drop { $0 <= last } } ?? state.listing[...]
            return Array(rest.prefix(limit))
        }
    }

    package func remove(_ digest: Digest, unusedSince time: Timestamp) throws -> Bool {
        try waiting(digest) { store in
            guard let piece = try await store.piece(digest), let created = piece.created, created < time else {
                return false
            }
            return try await store.registry.delete(piece.manifest)
        }
    }

    /// What stands under the tag of a digest.
    private struct Piece: Sendable {
        let manifest: Digest
        let layer: Descriptor
        let created: Timestamp?
    }

    /// - Returns: Nothing when there is no such tag, or what it points to is no evidence.
    private func piece(_ digest: Digest) async throws(OutboundError) -> Piece? {
        guard digest.algorithm == .sha256 else { return nil }
        let manifest: RegistryManifest
        do {
            manifest = try await registry.manifest(tag: Self.tag(digest))
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
        guard manifest.artifactType?.utf8.elementsEqual(Self.artifactType.utf8) ?? false,
            let layer = manifest.layers.first,
            manifest.layers.count == 1, layer.size <= StoredContent.maximumBytes
        else { return nil }
        return Piece(
            manifest: manifest.descriptor.digest, layer: layer,
            created: manifest.annotation(Self.createdKey).flatMap { Timestamp($0) })
    }

    private static func tag(_ digest: Digest) -> String { tagPrefix + digest.hex }

    private func waiting<Result: Sendable>(
        _ digest: Digest?, _ body: @escaping @Sendable (RegistryContentStore) async throws -> Result
    ) throws -> Result {
        do {
            return try registry.client.blocking { try await body(self) }
        } catch let error as ContentStoreError {
            throw error
        } catch {
            throw ContentStoreError(
                .unavailable, digest: digest,
                message: "the evidence in \(registry.origin)/\(registry.repository): \(error)")
        }
    }
}
