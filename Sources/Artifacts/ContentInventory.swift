package import Documents

/// Content that can be listed, for copying and tidying.
package protocol ContentInventory: ContentStore {
    /// The digests after one, in the order of their hexadecimal digits, at most `limit`; from the first on without one.
    ///
    /// That a digest is listed does not say that its content is sound: `bytes(of:)` does.
    func digests(after digest: Digest?, limit: Int) throws -> [Digest]

    /// How many bytes a piece of content takes as it is kept; nothing when it is not there.
    func size(of digest: Digest) throws -> Int?

    /// Removes content that nobody stored, or stored once more, since a time.
    ///
    /// What is stored once more counts as new, because a decision about to be recorded may name it.
    /// - Returns: Whether it was removed; false when it is not there or too new.
    func remove(_ digest: Digest, unusedSince time: Timestamp) throws -> Bool
}

extension ContentInventory {
    /// Copies everything to another store; what is there already is left as it is.
    /// - Returns: How many pieces of content there are.
    /// - Throws: `ContentStoreError` with the digest that can't be read or kept.
    package func copy(to other: any ContentStore) throws -> Int {
        var count = 0
        var last: Digest?
        while case let page = try digests(after: last, limit: 1000), !page.isEmpty {
            for digest in page { try other.store(bytes(of: digest)) }
            count += page.count
            last = page.last
        }
        return count
    }
}
