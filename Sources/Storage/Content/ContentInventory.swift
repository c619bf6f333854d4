package import Artifacts

/// Content that can be listed, for copying and tidying.
package protocol ContentInventory: ContentStore {
    /// The digests after one, in the order of their hexadecimal digits, at most `limit`; from the first on without one.
    ///
    /// That a digest is listed does not say that its content is sound: `bytes(of:)` does.
    func digests(after digest: Digest?, limit: Int) throws -> [Digest]
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
