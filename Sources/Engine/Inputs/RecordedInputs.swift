package import Artifacts
import Synchronization

/// Reads inputs and remembers the digest of each, so that a decision can name everything its judge read.
///
/// Every input is read once: later reads give the bytes of the first, even when the file has changed since.
package final class RecordedInputs: Sendable {
    private let source: any InputSource
    private let store: any ContentStore
    /// What was made from inputs before; of this evaluation alone unless many share one.
    let cache: DerivedCache
    private let read = Mutex<[InputName: (digest: Digest, bytes: [UInt8])]>([:])

    package init(source: any InputSource, store: any ContentStore, cache: DerivedCache = DerivedCache()) {
        self.source = source
        self.store = store
        self.cache = cache
    }

    package func read(_ name: InputName) throws(InputError) -> [UInt8] { try readWithDigest(name).bytes }

    /// The bytes of an input and their SHA-256.
    package func readWithDigest(_ name: InputName) throws(InputError) -> (digest: Digest, bytes: [UInt8]) {
        if let known = read.withLock({ $0[name] }) { return known }
        let bytes = try source.bytes(of: name)
        return try keep(name, bytes: bytes, recorded: source.recordedDigest(of: name))
    }

    /// Something made from one input's bytes alone, made once for the same bytes.
    /// - Parameter kind: Names what is made, with everything else it is made from.
    package func derived<T: Sendable>(
        _ kind: String, from name: InputName, _ make: ([UInt8]) throws -> T
    ) throws -> T {
        let (digest, bytes) = try readWithDigest(name)
        return try cache.value(kind, of: digest) { try make(bytes) }
    }

    /// The bytes the record being replayed holds; nothing when a release is judged for the first time.
    package func recorded(_ name: InputName) throws(StageFailure) -> [UInt8]? {
        do {
            guard let bytes = try source.recordedBytes(of: name) else { return nil }
            return try keep(name, bytes: bytes, recorded: source.recordedDigest(of: name)).bytes
        } catch {
            throw StageFailure(error.code, error.message, remedy: error.remedy)
        }
    }

    /// Remembers bytes that were made on the way, such as a plugin's answer or the baseline's facts.
    package func record(_ name: InputName, bytes: [UInt8]) throws(StageFailure) {
        do {
            _ = try keep(name, bytes: bytes)
        } catch {
            throw StageFailure(error.code, error.message, remedy: error.remedy)
        }
    }

    /// What people call an input: its path as they know it, or its name in the manifest.
    func title(of name: InputName) -> String { source.title(of: name) }

    /// Name and digest of everything read so far, sorted by name.
    package var manifest: [(name: String, digest: Digest)] {
        read.withLock { known in
            known.map { (name: $0.key.text, digest: $0.value.digest) }
                .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
    }

    private func keep(
        _ name: InputName, bytes: [UInt8], recorded: Digest? = nil
    ) throws(InputError) -> (digest: Digest, bytes: [UInt8]) {
        let digest: Digest
        do {
            digest = try recorded ?? store.store(bytes)
        } catch {
            throw InputError("evidence.store-failed", "the evidence store did not take '\(name.text)': \(error)")
        }
        return read.withLock { known in
            if let first = known[name] { return first }
            known[name] = (digest, bytes)
            return (digest, bytes)
        }
    }
}
