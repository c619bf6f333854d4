import Attestation
import Crypto

/// One SHA-256 hash of the tree: of a leaf, of a node or of a root.
package struct MerkleHash: Sendable, Hashable, CustomStringConvertible {
    package static let byteCount = 32

    private let words: SIMD4<UInt64>

    /// Nothing unless there are exactly 32 bytes.
    package init?(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// Nothing unless there are exactly 32 bytes.
    package init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count == MerkleHash.byteCount else { return nil }
        words = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    /// Reads standard base64 with padding; nothing unless it is the only text of 32 bytes.
    package init?(base64 text: String) {
        guard let bytes = Base64.decode(text) else { return nil }
        self.init(bytes)
    }

    init(_ digest: SHA256Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    package var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    package var base64: String { Base64.encode(bytes) }

    /// Standard base64, as checkpoints and proofs write it.
    package var description: String { base64 }

    /// Feeds the 32 bytes to a hash function without a copy on the heap.
    func update(_ hasher: inout SHA256) {
        withUnsafeBytes(of: words) { hasher.update(bufferPointer: $0) }
    }
}
