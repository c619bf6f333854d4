/// Where a zip archive's central directory lies (APPNOTE 4.3.14 to 4.3.16).
struct ZipDirectory {
    let offset: Int
    let size: Int
    let entryCount: Int

    private static let endSignature = 0x0605_4B50
    private static let endSize = 22

    init(_ data: LittleEndian) throws(ArchiveError) {
        let end = try Self.endRecord(in: data)
        guard try data.uint16(at: end + 4) == 0, try data.uint16(at: end + 6) == 0 else {
            throw ArchiveError(.unsupported, "the zip archive has several volumes")
        }
        var count = try data.uint16(at: end + 10)
        var size = try data.uint32(at: end + 12)
        var offset = try data.uint32(at: end + 16)
        guard try data.uint16(at: end + 8) == count else {
            throw ArchiveError(.ambiguous, "the zip archive states two entry counts")
        }
        var directoryEnd = end
        if let wide = try Self.wideRecord(in: data, before: end) {
            let wideCount = try data.uint64(at: wide + 32)
            let wideSize = try data.uint64(at: wide + 40)
            let wideOffset = try data.uint64(at: wide + 48)
            guard try data.uint64(at: wide + 24) == wideCount, count == 0xFFFF || count == wideCount,
                size == 0xFFFF_FFFF || size == wideSize, offset == 0xFFFF_FFFF || offset == wideOffset
            else { throw ArchiveError(.ambiguous, "the two end records of the zip archive differ") }
            (count, size, offset, directoryEnd) = (wideCount, wideSize, wideOffset, wide)
        }
        guard offset <= directoryEnd, size == directoryEnd - offset else {
            throw ArchiveError(.ambiguous, "the zip archive's directory is not where its end record says")
        }
        self.offset = offset
        self.size = size
        entryCount = count
    }

    /// The one end record whose comment reaches exactly to the end of the bytes.
    private static func endRecord(in data: LittleEndian) throws(ArchiveError) -> Int {
        let last = data.bytes.count - endSize
        guard last >= 0 else { throw ArchiveError(.truncated, "the zip archive has no end record") }
        var found: Int?
        var offset = last
        while offset >= max(0, last - 0xFFFF) {
            if data.bytes[offset] == 0x50, try data.uint32(at: offset) == endSignature,
                try data.uint16(at: offset + 20) == last - offset
            {
                guard found == nil else { throw ArchiveError(.ambiguous, "the zip archive has two end records") }
                found = offset
            }
            offset -= 1
        }
        guard let found else { throw ArchiveError(.truncated, "the zip archive has no end record") }
        return found
    }

    /// The zip64 end record, when its locator stands right before the end record.
    private static func wideRecord(in data: LittleEndian, before end: Int) throws(ArchiveError) -> Int? {
        let locator = end - 20
        guard locator >= 0, try data.uint32(at: locator) == 0x0706_4B50 else { return nil }
        let record = try data.uint64(at: locator + 8)
        guard record <= locator - 56, try data.uint32(at: record) == 0x0606_4B50,
            try data.uint64(at: record + 4) == locator - record - 12
        else { throw ArchiveError(.malformed, "the zip archive's zip64 end record is damaged") }
        return record
    }
}
