import Artifacts
import Documents
import Outbound
import Synchronization
import Testing

@Suite("Registry content store", .needsRegistry) struct RegistryContentStoreTests {
    /// A time of day that tests move.
    private final class Clock: Sendable {
        private let seconds = Mutex<Int64>(1_790_000_000)
        var now: Timestamp { Timestamp(secondsSinceEpoch: seconds.withLock { $0 }) ?? .epoch }
        func advance(_ by: Int64) { seconds.withLock { $0 += by } }
    }

    private let registry: DockerRegistry
    private let client: RegistryClient
    private let store: RegistryContentStore
    private let clock = Clock()

    init() async throws {
        registry = try await DockerRegistry(withUsers: true)
        let credential = try registry.credential()
        client = try RegistryClient(
            RegistryReference("\(registry.authority)/gate/evidence"), client: OutboundClient(try registry.policy())
        ) { [credential] }
        store = RegistryContentStore(in: client) { [clock] in clock.now }
    }

    private func tag(_ digest: Digest) -> String { "evidence.sha256.\(digest.hex)" }

    @Test("bytes come back under their digest, packed where that is smaller, and twice is once") func roundTrip()
        async throws
    {
        let frame = try #require(Zstandard.compressed([UInt8](repeating: 9, count: 5000)))
        let contents: [[UInt8]] = [[], [1], [0, 0, 0], [UInt8](repeating: 7, count: 3_000_000), frame]
        for bytes in contents {
            let digest = try store.store(bytes)
            #expect(digest == .sha256(of: bytes))
            let manifest = try await client.manifest(tag: tag(digest)).descriptor.digest
            #expect(try store.store(bytes) == digest)
            #expect(try await client.manifest(tag: tag(digest)).descriptor.digest == manifest)
            #expect(store.contains(digest))
            #expect(try store.bytes(of: digest) == bytes)
        }
        #expect(try #require(try store.size(of: .sha256(of: contents[3]))) < 1000)
        let again = RegistryContentStore(in: client) { .epoch }
        #expect(try again.bytes(of: .sha256(of: contents[3])) == contents[3])
    }

    @Test("digests are listed in order, page by page, without what is no evidence") func listing() async throws {
        #expect(try store.digests(after: nil, limit: 10).isEmpty)
        let stored = try (0..<12 as Range<UInt8>).map { try store.store([$0]) }.sorted()
        try await client.push(RegistryManifest(artifactType: "a/b", layers: [.empty]), tag: "latest")
        try await client.push(RegistryManifest(artifactType: "a/b", layers: [.empty]), tag: "evidence.sha256.x")
        #expect(try store.digests(after: nil, limit: 1000) == stored)
        #expect(try store.digests(after: nil, limit: 7) == Array(stored.prefix(7)))
        #expect(try store.digests(after: stored[6], limit: 1000) == Array(stored.dropFirst(7)))
        #expect(try store.digests(after: stored[11], limit: 1000).isEmpty)
    }

    @Test("what is missing and what is kept by other algorithms is an error") func missing() throws {
        let digest = Digest.sha256(of: [1, 2])
        #expect(!store.contains(digest))
        #expect(try store.size(of: digest) == nil)
        let error = #expect(throws: ContentStoreError.self) { try store.bytes(of: digest) }
        #expect(error?.code == .missing)
        let other = try #require(Digest(.sha512, hex: String(repeating: "0", count: 128)))
        #expect(!store.contains(other))
        #expect(throws: ContentStoreError.self) { try store.bytes(of: other) }
    }

    @Test("a tag that was moved gives nothing out, and storing the right content mends it") func moved() async throws {
        let digest = try store.store([1, 2, 3])
        try await client.push(BlobSource([9]))
        let layer = Descriptor([9], mediaType: MediaType.octets)
        try await client.push(
            RegistryManifest(artifactType: RegistryContentStore.artifactType, layers: [layer]), tag: tag(digest))
        let error = #expect(throws: ContentStoreError.self) { try store.bytes(of: digest) }
        #expect(error?.code == .mismatch)
        try store.store([1, 2, 3])
        #expect(try store.bytes(of: digest) == [1, 2, 3])
        try await client.push(RegistryManifest(artifactType: "a/b", layers: [layer]), tag: tag(digest))
        #expect(!store.contains(digest))
        try store.store([1, 2, 3])
        #expect(try store.bytes(of: digest) == [1, 2, 3])
    }

    @Test("what was stored, or stored once more, since a time is not removed") func removal() throws {
        let bytes = [UInt8](repeating: 7, count: 3000)
        let digest = try store.store(bytes)
        clock.advance(10_000)
        let later = clock.now
        // Stored once more: it is new again.
        try store.store(bytes)
        #expect(try !store.remove(digest, unusedSince: later))
        #expect(try store.bytes(of: digest) == bytes)
        clock.advance(10_000)
        #expect(try store.remove(digest, unusedSince: clock.now))
        #expect(!store.contains(digest))
        #expect(try store.size(of: digest) == nil)
        #expect(try !store.remove(digest, unusedSince: clock.now))
        #expect(try store.digests(after: nil, limit: 10).isEmpty)
        #expect(try store.store(bytes) == digest)
        #expect(try store.bytes(of: digest) == bytes)
    }

    @Test("a registry that deletes nothing says so by name, and keeps the content") func noDeletion() async throws {
        let registry = try await DockerRegistry(deletes: false)
        let client = try RegistryClient(
            RegistryReference("\(registry.authority)/gate/evidence"), client: OutboundClient(try registry.policy())
        ) { [] }
        let store = RegistryContentStore(in: client) { .epoch }
        let digest = try store.store([1, 2, 3])
        let error = #expect(throws: ContentStoreError.self) { try store.remove(digest, unusedSince: clock.now) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("registry.delete-refused") == true)
        #expect(try store.bytes(of: digest) == [1, 2, 3])
    }

    @Test("a registry that is gone is an error, never missing content") func gone() throws {
        let hosts = try AllowedHosts(parsing: ["127.0.0.1:1"])
        let policy = OutboundPolicy(allowed: hosts, plain: hosts, limits: .short)
        let client = try RegistryClient(RegistryReference("127.0.0.1:1/gate"), client: OutboundClient(policy)) { [] }
        let store = RegistryContentStore(in: client) { .epoch }
        #expect(!store.contains(.sha256(of: [1])))
        for body in [{ _ = try store.bytes(of: .sha256(of: [1])) }, { _ = try store.store([1]) }] {
            let error = #expect(throws: ContentStoreError.self) { try body() }
            #expect(error?.code == .unavailable)
        }
    }

    @Test("many tasks may store at once, and as many may wait as there are threads") func parallel() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<6 {
                group.addTask { for number in 0..<8 { try store.store([UInt8(number), UInt8(task % 2)]) } }
            }
            try await group.waitForAll()
        }
        for number in 0..<8 { #expect(try store.bytes(of: .sha256(of: [UInt8(number), 1])) == [UInt8(number), 1]) }
    }
}
