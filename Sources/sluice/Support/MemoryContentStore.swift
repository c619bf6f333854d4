import Artifacts
import Synchronization

/// Evidence of a dry run: kept for as long as the command runs.
final class MemoryContentStore: ContentStore {
    private let blobs = Mutex<[Digest: [UInt8]]>([:])

    func store(_ bytes: [UInt8]) -> Digest {
        let digest = Digest.sha256(of: bytes)
        blobs.withLock { $0[digest] = bytes }
        return digest
    }

    func bytes(of digest: Digest) throws -> [UInt8] {
        guard let bytes = blobs.withLock({ $0[digest] }) else {
            throw ContentStoreError(.missing, digest: digest, message: "\(digest) is not in memory")
        }
        return bytes
    }

    func contains(_ digest: Digest) -> Bool { blobs.withLock { $0[digest] != nil } }
}
