package import Artifacts

/// Bytes to be stored, read as they are sent.
package struct BlobSource: Sendable {
    package let digest: Digest
    package let size: Int
    /// Exactly so many bytes from an offset on.
    let read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]

    package init(digest: Digest, size: Int, read: @escaping @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]) {
        self.digest = digest
        self.size = size
        self.read = read
    }

    package init(_ bytes: [UInt8]) {
        self.init(digest: .sha256(of: bytes), size: bytes.count) { Array(bytes[$0..<($0 + $1)]) }
    }
}
