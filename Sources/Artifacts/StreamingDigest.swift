import Crypto

/// A SHA-256 over bytes that come piece by piece, for what is too big to be held at once.
package struct StreamingDigest: Sendable {
    private var hash = SHA256()

    package init() {}

    package mutating func update(_ piece: ArraySlice<UInt8>) { hash.update(data: piece) }

    /// The digest of all pieces so far; that of no bytes when there were none.
    package func finish() -> Digest? { Digest(.sha256, hex: Hexadecimal.encode(hash.finalize())) }
}
