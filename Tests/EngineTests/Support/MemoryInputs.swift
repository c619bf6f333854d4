import Artifacts
import Engine
import Synchronization

/// The operator's files in memory, by the name of the input.
struct MemoryInputs: InputSource {
    var files: [InputName: [UInt8]]

    func bytes(of name: InputName) throws(InputError) -> [UInt8] {
        guard let bytes = files[name] else { throw InputError("input.missing", "there is no \(name.text)") }
        return bytes
    }

    func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? { nil }
}

/// Evidence in memory; what a test wants lost or spoiled, it removes or replaces.
final class MemoryStore: ContentStore {
    private let kept = Mutex<[Digest: [UInt8]]>([:])

    func store(_ bytes: [UInt8]) -> Digest {
        let digest = Digest.sha256(of: bytes)
        kept.withLock { $0[digest] = bytes }
        return digest
    }

    func bytes(of digest: Digest) throws -> [UInt8] {
        guard let bytes = kept.withLock({ $0[digest] }) else {
            throw ContentStoreError(.missing, digest: digest, message: "not kept")
        }
        guard digest.matches(bytes) else { throw ContentStoreError(.mismatch, digest: digest, message: "spoiled") }
        return bytes
    }

    func contains(_ digest: Digest) -> Bool { kept.withLock { $0[digest] != nil } }

    func remove(_ digest: Digest) { kept.withLock { $0[digest] = nil } }

    func replace(_ digest: Digest, by bytes: [UInt8]) { kept.withLock { $0[digest] = bytes } }
}
