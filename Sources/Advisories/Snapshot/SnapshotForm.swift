/// The layout of a snapshot file, version 1.
///
/// A file begins with `magic`, then the number of sections and for each its offset and its length, as 64-bit little-endian
/// numbers. Inside sections numbers are of variable length and texts stand behind their lengths; see `SnapshotReader`.
/// Tables are rows of 64-bit offsets into the section they belong to, so that a reader finds its way with a binary
/// search and touches only what it needs. The writer is deterministic: the same records give the same bytes.
enum SnapshotForm {
    static let magic = Array("sluice advisories 1\n".utf8)

    /// In the order of the head; a new one is added at the end, and a reader that does not know it never looks.
    enum Section: Int, CaseIterable {
        /// Counts, feeds and malformed records: `SnapshotFacts`.
        case facts
        /// Records, sorted by id and then by their bytes: `StoredRecord`.
        case records
        case recordTable
        /// The number of each record's alias closure and one more; 0 for none.
        case recordClosures
        /// Alias closures, in the order of their first record.
        case closures
        case closureTable
        /// Packages with their entries, sorted by ecosystem and name: `PackageIndex`.
        case packages
        case packageTable
        /// What is known to be exploited, how likely it is, and until when what is supported: `StoredThreats`; the first two
        /// sorted by CVE.
        case exploited
        case exploitedTable
        case scores
        case scoreTable
        case endOfLife
    }

    static func headLength(sections: Int) -> Int { magic.count + 8 + sections * 16 }

    /// What a file begins with.
    static func head(_ sections: [Range<Int>]) -> [UInt8] {
        var writer = SnapshotWriter(reserving: headLength(sections: sections.count))
        writer.append(magic)
        writer.entry(sections.count)
        for section in sections {
            writer.entry(section.lowerBound)
            writer.entry(section.count)
        }
        return writer.bytes
    }

    /// Whether bytes claim to be a snapshot of any version.
    static func isSnapshot(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: "sluice advisories ".utf8) }

    /// The ranges of the sections, all inside the bytes.
    static func sections(of bytes: SnapshotBytes) throws(SnapshotDamage) -> [Range<Int>] {
        guard bytes.raw.starts(with: magic) else { throw SnapshotDamage() }
        let header = try SnapshotReader(bytes, magic.count..<bytes.count)
        let count = try header.entry(0)
        guard count >= Section.allCases.count, count < 1000 else { throw SnapshotDamage() }
        var ranges: [Range<Int>] = []
        for section in 0..<count {
            let offset = try header.entry(1 + 2 * section)
            let length = try header.entry(2 + 2 * section)
            guard offset <= bytes.count, length <= bytes.count - offset else { throw SnapshotDamage() }
            ranges.append(offset..<(offset + length))
        }
        return ranges
    }
}
