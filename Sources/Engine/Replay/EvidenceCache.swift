package import Artifacts
import Synchronization

/// Evidence in front of a slower store: what many decisions share is read and hashed once.
///
/// Bytes come only from the store below, which has checked them. Nothing is written: replay makes no evidence.
package final class EvidenceCache: ContentStore {
    private struct Generations {
        var young: [Digest: [UInt8]] = [:]
        var old: [Digest: [UInt8]] = [:]
        var size = 0
    }

    private let store: any ContentStore
    private let limit: Int
    private let generations = Mutex(Generations())

    /// - Parameter limit: How many bytes a generation has; at most twice as many are kept, and one blob more.
    package init(_ store: any ContentStore, limit: Int = 64 << 20) {
        self.store = store
        self.limit = limit
    }

    package func store(_ bytes: [UInt8]) throws -> Digest { .sha256(of: bytes) }

    package func bytes(of digest: Digest) throws -> [UInt8] {
        let known = generations.withLock { generations -> [UInt8]? in
            if let bytes = generations.young[digest] { return bytes }
            guard let bytes = generations.old[digest] else { return nil }
            keep(bytes, as: digest, in: &generations)
            return bytes
        }
        if let known { return known }
        let bytes = try store.bytes(of: digest)
        generations.withLock { keep(bytes, as: digest, in: &$0) }
        return bytes
    }

    package func contains(_ digest: Digest) -> Bool {
        generations.withLock { $0.young[digest] != nil || $0.old[digest] != nil } || store.contains(digest)
    }

    private func keep(_ bytes: [UInt8], as digest: Digest, in generations: inout Generations) {
        guard generations.young[digest] == nil else { return }
        if generations.size >= limit {
            generations.old = generations.young
            generations.young = [:]
            generations.size = 0
        }
        generations.young[digest] = bytes
        generations.size += bytes.count
    }
}
