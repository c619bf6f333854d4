import Artifacts
import Documents
import Engine
import Synchronization

/// Documents of a test by the name of their input.
struct TestDocuments: InputSource {
    let documents: [String: String]

    func bytes(of name: InputName) throws(InputError) -> [UInt8] {
        guard let text = documents[name.text] else { throw InputError("input.missing", "no '\(name.text)'") }
        return Array(text.utf8)
    }

    func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? { nil }
}

/// Bytes by digest, for the length of a test.
final class TestStore: ContentStore {
    private let kept = Mutex<[Digest: [UInt8]]>([:])

    func store(_ bytes: [UInt8]) throws -> Digest {
        let digest = Digest.sha256(of: bytes)
        kept.withLock { $0[digest] = bytes }
        return digest
    }

    func bytes(of digest: Digest) throws -> [UInt8] {
        guard let bytes = kept.withLock({ $0[digest] }) else {
            throw ContentStoreError(.missing, digest: digest, message: "not kept")
        }
        return bytes
    }

    func contains(_ digest: Digest) -> Bool { kept.withLock { $0[digest] != nil } }
}

/// A ledger that knows one baseline and nothing else.
struct TestHistory: PromotionHistory {
    let baseline: Baseline?

    func baseline(for release: Release, environment: String, at: Timestamp) throws(InputError) -> Baseline? { baseline }
    func bytes(of artifact: ReleaseArtifact) throws(InputError) -> [UInt8] {
        throw InputError("test.no-bytes", "the baseline has no artifacts")
    }
    func liveSince(_ release: Release, environment: String) throws(InputError) -> Timestamp? { nil }
}
