/// The extra fields of a zip entry that change how it reads (APPNOTE 4.5).
struct ZipExtra {
    /// The numbers of the zip64 field, in order.
    private(set) var wide: [Int] = []
    /// The name of Info-ZIP's Unicode path field.
    private(set) var unicodeName: [UInt8]?

    init(_ data: LittleEndian, _ start: Int, _ length: Int) throws(ArchiveError) {
        var offset = start
        let end = start + length
        // Some writers pad with fewer than four bytes; those are no field.
        while end - offset >= 4 {
            let id = try data.uint16(at: offset)
            let size = try data.uint16(at: offset + 2)
            let content = try data.slice(offset + 4, size)
            guard offset + 4 + size <= end else {
                throw ArchiveError(.malformed, "a zip entry's extra field is longer than its room")
            }
            if id == 0x0001 {
                guard wide.isEmpty else { throw ArchiveError(.ambiguous, "a zip entry has two zip64 fields") }
                for number in stride(from: content.startIndex, through: content.endIndex - 8, by: 8) {
                    wide.append(try data.uint64(at: number))
                }
            } else if id == 0x7075, size > 5 {
                unicodeName = Array(content.dropFirst(5))
            }
            offset += 4 + size
        }
    }
}
