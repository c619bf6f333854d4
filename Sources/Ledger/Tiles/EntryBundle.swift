/// Up to 256 entries of one log in a row, each behind its length (C2SP tlog-tiles).
package enum EntryBundle {
    /// The most bytes an entry can have: its length is two bytes, big-endian.
    package static let maximumEntryBytes = 65_535

    /// - Throws: `ledger.entry-too-large` when an entry does not fit, `ledger.range` for more than 256 entries.
    package static func encode(_ entries: [[UInt8]]) throws(LedgerError) -> [UInt8] {
        guard entries.count <= Tile.fullWidth else {
            throw LedgerError(.range, "a bundle holds \(Tile.fullWidth) entries, not \(entries.count)")
        }
        var bytes: [UInt8] = []
        for entry in entries {
            try check(entry)
            bytes.append(UInt8(entry.count >> 8))
            bytes.append(UInt8(entry.count & 0xFF))
            bytes += entry
        }
        return bytes
    }

    /// Reads the entries of a bundle.
    /// - Throws: `ledger.tile-malformed` unless there are exactly `count` of them and nothing after.
    package static func decode(_ bytes: [UInt8], count: Int) throws(LedgerError) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while let high = rest.popFirst() {
            guard let low = rest.popFirst(), case let length = Int(high) << 8 | Int(low), rest.count >= length,
                entries.count < count
            else {
                throw LedgerError(.tileMalformed, "the bundle is cut off or too long after \(entries.count) entries")
            }
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        guard entries.count == count else {
            throw LedgerError(.tileMalformed, "the bundle has \(entries.count) entries instead of \(count)")
        }
        return entries
    }

    /// - Throws: `ledger.entry-too-large`, and `ledger.entry-malformed` for an entry without bytes.
    package static func check(_ entry: [UInt8]) throws(LedgerError) {
        guard entry.count <= maximumEntryBytes else {
            throw LedgerError(
                .entryTooLarge,
                "the signed entry has \(entry.count) bytes, a log entry \(maximumEntryBytes) at most; name fewer artifacts "
                    + "in one release")
        }
        guard !entry.isEmpty else { throw LedgerError(.entryMalformed, "the entry is empty") }
    }
}
