/// Bytes kept by their SHA-256.
///
/// `bytes(of:)` hashes what it reads and throws when it does not match: bytes that come out are the bytes named.
/// Storing the same bytes twice is one entry. Implementations are safe to use from many tasks at once.
package protocol ContentStore: Sendable {
    /// Keeps the bytes durably and answers their digest.
    @discardableResult
    func store(_ bytes: [UInt8]) throws -> Digest

    /// The bytes of a digest.
    /// - Throws: `ContentStoreError` when they are missing or do not match.
    func bytes(of digest: Digest) throws -> [UInt8]

    func contains(_ digest: Digest) -> Bool
}

package struct ContentStoreError: Error, Sendable, Hashable {
    package enum Code: String, Sendable { case missing, mismatch, unavailable }

    package let code: Code
    package let digest: Digest?
    package let message: String

    package init(_ code: Code, digest: Digest?, message: String) {
        self.code = code
        self.digest = digest
        self.message = message
    }
}
