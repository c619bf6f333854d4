/// Reads zip archives by their central directory, checked against every local header.
enum ZipReader {
    static func read(_ bytes: [UInt8], limits: ArchiveLimits) throws(ArchiveError) -> ArchiveContents {
        let data = LittleEndian(bytes: bytes)
        let directory = try ZipDirectory(data)
        guard directory.entryCount <= limits.maximumEntries else {
            throw ArchiveError(.entryLimit, "it holds more than \(limits.maximumEntries) entries")
        }
        var contents = ArchiveContents(limits: limits)
        var ranges: [Range<Int>] = []
        var offset = directory.offset
        let end = directory.offset + directory.size
        let ratioLimit = limits.unpackedLimit(packed: bytes.count)
        var unpacked = 0
        while offset < end {
            let entry = try ZipEntry(data, at: offset)
            offset = entry.end
            try contents.count()
            try contents.reserve(entry.size)
            unpacked += entry.size
            guard unpacked <= ratioLimit else {
                throw ArchiveError(.ratioLimit, "it unpacks to more than \(limits.maximumRatio) times its size")
            }
            let local = try ZipLocalHeader(data, for: entry, before: directory.offset)
            ranges.append(local.whole)
            try add(entry, local, data, limits, to: &contents)
        }
        guard offset == end, ranges.count == directory.entryCount else {
            throw ArchiveError(.ambiguous, "the zip archive's entry count and its directory differ")
        }
        try checkDisjoint(ranges)
        return contents
    }

    private static func add(
        _ entry: ZipEntry, _ local: ZipLocalHeader, _ data: LittleEndian, _ limits: ArchiveLimits,
        to contents: inout ArchiveContents
    ) throws(ArchiveError) {
        let isFolder = entry.rawName.last == UInt8(ascii: "/")
        guard let name = try ArchiveName.clean(entry.rawName, limits: limits) else {
            guard isFolder else { throw ArchiveError(.name, "an entry is named like the archive's root") }
            return
        }
        switch entry.fileType {
        case _ where isFolder:
            guard entry.size == 0 else { throw ArchiveError(.ambiguous, "the folder '\(name)' has content") }
            try contents.add(folder: name)
        case 0xA: try contents.add(other: name, .symbolicLink)
        case 0x1: try contents.add(other: name, .pipe)
        case 0x2, 0x6, 0xC: try contents.add(other: name, .device)
        case 0, 0x8: try contents.add(file: name, bytes: try unpack(entry, local, data.bytes, name))
        default: throw ArchiveError(.ambiguous, "'\(name)' is named as a file and typed as something else")
        }
    }

    private static func unpack(
        _ entry: ZipEntry, _ local: ZipLocalHeader, _ bytes: [UInt8], _ name: String
    ) throws(ArchiveError) -> [UInt8] {
        var output: [UInt8] = []
        if entry.method == 0 {
            guard entry.size == entry.packedSize else {
                throw ArchiveError(.ambiguous, "'\(name)' is stored, but its two sizes differ")
            }
            output = Array(bytes[local.data])
        } else {
            output.reserveCapacity(min(entry.size, 1 << 20))
            let inflater = try Inflater(.none)
            let end: Int
            do {
                end = try inflater.run(
                    bytes, from: local.data.lowerBound, to: local.data.upperBound, limit: entry.size, into: &output)
            } catch  where error.code == .byteLimit {
                throw ArchiveError(.ambiguous, "'\(name)' unpacks to more than its stated size")
            }
            guard end == local.data.upperBound, output.count == entry.size else {
                throw ArchiveError(.ambiguous, "'\(name)' does not have its stated sizes")
            }
        }
        guard Checksum.crc32(output) == entry.checksum else {
            throw ArchiveError(.checksum, "the checksum of '\(name)' does not match")
        }
        return output
    }

    /// Entries that share bytes are how small archives unpack to terabytes.
    private static func checkDisjoint(_ ranges: [Range<Int>]) throws(ArchiveError) {
        var end = 0
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            guard range.lowerBound >= end else { throw ArchiveError(.ambiguous, "two zip entries overlap") }
            end = range.upperBound
        }
    }
}
