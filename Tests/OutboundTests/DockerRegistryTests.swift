import Artifacts
import Documents
import Outbound
import Synchronization
import Testing

@Suite("A real registry", .needsRegistry) struct DockerRegistryTests {
    private func using(
        _ registry: DockerRegistry, _ reference: String = "gate/things", credentials: [RegistryCredential] = [],
        _ body: (RegistryClient) async throws -> Void
    ) async throws {
        let client = OutboundClient(try registry.policy())
        do {
            try await body(
                RegistryClient(
                    RegistryReference("\(registry.authority)/\(reference)"), client: client
                ) { credentials })
            await client.shutDown()
        } catch {
            await client.shutDown()
            throw error
        }
    }

    private static let type = "application/vnd.sluice.test.v1"

    @Test("blobs and manifests come back under their digests") func roundTrip() async throws {
        let registry = try await DockerRegistry()
        try await using(registry) { client in
            for bytes in [[], [1, 2, 3], [UInt8](repeating: 7, count: 300_000)] as [[UInt8]] {
                let descriptor = Descriptor(bytes, mediaType: MediaType.octets)
                #expect(try await client.size(ofBlob: descriptor.digest) == nil)
                #expect(try await client.push(BlobSource(bytes)))
                #expect(try await !client.push(BlobSource(bytes)))
                #expect(try await client.size(ofBlob: descriptor.digest) == bytes.count)
                #expect(try await client.blob(descriptor) == bytes)
            }
            let layer = Descriptor([1, 2, 3], mediaType: MediaType.octets)
            try await client.push(BlobSource(Array("{}".utf8)))
            let manifest = try RegistryManifest(
                artifactType: Self.type, layers: [layer], annotations: [.init("a", "b")])
            try await client.push(manifest, tag: "v1")
            let read = try await client.manifest(tag: "v1")
            #expect(read.bytes == manifest.bytes)
            #expect(read.descriptor.digest == manifest.descriptor.digest)
            #expect(read.artifactType == Self.type)
            #expect(read.layers == [layer])
            #expect(read.annotation("a") == "b")
            #expect(try await client.manifest(manifest.descriptor.digest).bytes == manifest.bytes)
            #expect(try await client.tags() == ["v1"])
            #expect(try await client.delete(manifest.descriptor.digest))
            #expect(try await !client.delete(manifest.descriptor.digest))
            await #expect(throws: OutboundError(.notFound, "")) { try await client.manifest(tag: "v1") }
            await #expect(throws: OutboundError(.notFound, "")) {
                try await client.blob(Descriptor([9], mediaType: MediaType.octets))
            }
        }
    }

    @Test("large blobs go up piece by piece, come down streamed, and are mounted from other repositories")
    func pieces() async throws {
        let registry = try await DockerRegistry()
        let bytes = (0..<20_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 13) }
        let descriptor = Descriptor(bytes, mediaType: MediaType.octets)
        let reads = Mutex<[Int]>([])
        let source = BlobSource(digest: descriptor.digest, size: bytes.count) { offset, count in
            reads.withLock { $0.append(count) }
            return Array(bytes[offset..<(offset + count)])
        }
        try await using(registry) { client in
            #expect(try await client.push(source))
            #expect(reads.withLock { $0 } == [8 << 20, 8 << 20, 20_000_000 - (16 << 20), 0])
            let taken = Mutex<[UInt8]>([])
            try await client.blob(descriptor) { piece in taken.withLock { $0 += piece } }
            #expect(taken.withLock { $0 == bytes })
            // The tree of bytes says otherwise than the size that was declared.
            let short = Descriptor(mediaType: MediaType.octets, digest: descriptor.digest, size: 100)
            await #expect(throws: OutboundError(.digestMismatch, "")) { try await client.blob(short) }
            await #expect(throws: OutboundError(.digestMismatch, "")) { try await client.blob(short) { _ in } }
        }
        try await using(registry, "gate/others") { client in
            let isSent = try await client.push(source, from: "gate/things")
            #expect(!isSent)
            #expect(try await client.size(ofBlob: descriptor.digest) == bytes.count)
        }
    }

    @Test("a registry with users: no credential, a wrong one and the right one") func users() async throws {
        let registry = try await DockerRegistry(withUsers: true)
        try await using(registry) { client in
            await #expect(throws: OutboundError(.unauthorized, "")) { try await client.push(BlobSource([1])) }
        }
        let origin = try #require(WebOrigin(.http, authority: registry.authority))
        let wrong = RegistryCredential(for: origin, user: "gate", secret: "canary-secret")
        try await using(registry, credentials: [wrong]) { client in
            let error = await #expect(throws: OutboundError.self) { try await client.push(BlobSource([1])) }
            #expect(error?.code == .unauthorized)
            #expect(error.map { !"\($0)".contains("canary") && !$0.remedy.contains("canary") } == true)
        }
        // Bound to another scheme: not sent, however much it would help.
        let elsewhere = RegistryCredential(
            for: try #require(WebOrigin(.https, authority: registry.authority)), user: DockerRegistry.user,
            secret: DockerRegistry.password)
        try await using(registry, credentials: [elsewhere]) { client in
            await #expect(throws: OutboundError(.unauthorized, "")) { try await client.push(BlobSource([1])) }
        }
        try await using(registry, credentials: [registry.credential()]) { client in
            let isSent = try await client.push(BlobSource([1]))
            #expect(isSent)
        }
    }

    @Test("tags come in order, whole, and none for a repository that does not exist") func tags() async throws {
        let registry = try await DockerRegistry()
        try await using(registry) { client in
            #expect(try await client.tags().isEmpty)
            try await client.push(BlobSource(Array("{}".utf8)))
            for tag in ["b", "a", "A", "b.1", "_x"] {
                try await client.push(RegistryManifest(artifactType: Self.type, layers: [.empty]), tag: tag)
            }
            #expect(try await client.tags() == ["A", "_x", "a", "b", "b.1"])
            await #expect(throws: OutboundError(.tagLimit, "")) { try await client.tags(maximum: 4) }
        }
    }

    @Test("referrers of a registry without the API stand under the tag schema, if that is allowed")
    func referrers() async throws {
        let registry = try await DockerRegistry()
        try await using(registry) { client in
            try await client.push(BlobSource(Array("{}".utf8)))
            let image = try RegistryManifest(artifactType: Self.type, layers: [.empty])
            try await client.push(image, tag: "image")
            let digest = image.descriptor.digest
            #expect(try await client.referrers(of: digest, fallback: true).isEmpty)
            await #expect(throws: OutboundError(.referrersUnavailable, "")) {
                try await client.referrers(of: digest, fallback: false)
            }
            var pushed: [Digest] = []
            for kind in ["application/vnd.a.v1", "application/vnd.b.v1", "application/vnd.a.v1"] {
                let manifest = try RegistryManifest(
                    artifactType: kind, layers: [.empty], subject: image.descriptor,
                    annotations: [.init("n", .string("\(pushed.count)"))])
                try await client.pushReferrer(manifest)
                try await client.pushReferrer(manifest)
                pushed.append(manifest.descriptor.digest)
            }
            #expect(try await client.referrers(of: digest, fallback: true).map(\.digest) == pushed)
            let kind = try await client.referrers(of: digest, artifactType: "application/vnd.a.v1", fallback: true)
            #expect(kind.map(\.digest) == [pushed[0], pushed[2]])
            await #expect(throws: OutboundError(.referrerLimit, "")) {
                try await client.referrers(of: digest, fallback: true, maximum: 2)
            }
        }
    }

    @Test("a registry that deletes nothing says so by name") func noDeletion() async throws {
        let registry = try await DockerRegistry(deletes: false)
        try await using(registry) { client in
            try await client.push(BlobSource(Array("{}".utf8)))
            let manifest = try RegistryManifest(artifactType: Self.type, layers: [.empty])
            try await client.push(manifest)
            await #expect(throws: OutboundError(.deleteRefused, "")) {
                try await client.delete(manifest.descriptor.digest)
            }
        }
    }
}
