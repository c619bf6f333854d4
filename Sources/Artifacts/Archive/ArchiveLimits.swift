/// How much an archive may hold; checked before memory is taken.
package struct ArchiveLimits: Sendable, Hashable {
    /// Entries of every kind.
    package var maximumEntries: Int
    /// Unpacked bytes, all entries and a compressed tar stream's own headers together.
    package var maximumBytes: Int
    /// Unpacked bytes per packed byte; the first mebibyte is free, since small texts compress far.
    package var maximumRatio: Int
    /// Bytes of one entry's name.
    package var maximumNameLength: Int

    package init(
        maximumEntries: Int = 500_000, maximumBytes: Int = 1 << 30, maximumRatio: Int = 200,
        maximumNameLength: Int = 1024
    ) {
        self.maximumEntries = maximumEntries
        self.maximumBytes = maximumBytes
        self.maximumRatio = maximumRatio
        self.maximumNameLength = maximumNameLength
    }

    package static let standard = ArchiveLimits()

    /// The most that this many packed bytes may unpack to.
    func unpackedLimit(packed: Int) -> Int {
        let (product, overflow) = max(packed, 0).multipliedReportingOverflow(by: max(maximumRatio, 1))
        return max(1 << 20, overflow ? Int.max : product)
    }
}
