/// Bounded reads of little-endian numbers, as zip stores them.
struct LittleEndian {
    let bytes: [UInt8]

    func uint16(at offset: Int) throws(ArchiveError) -> Int {
        try check(offset, 2)
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
    }

    func uint32(at offset: Int) throws(ArchiveError) -> Int {
        try check(offset, 4)
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 | Int(bytes[offset + 2]) << 16
            | Int(bytes[offset + 3]) << 24
    }

    /// - Throws: `malformed` also for numbers above `Int.max`.
    func uint64(at offset: Int) throws(ArchiveError) -> Int {
        let low = try uint32(at: offset)
        let high = try uint32(at: offset + 4)
        guard high <= 0x7FFF_FFFF else { throw ArchiveError(.malformed, "a zip number is too large") }
        return high << 32 | low
    }

    func slice(_ offset: Int, _ count: Int) throws(ArchiveError) -> ArraySlice<UInt8> {
        try check(offset, count)
        return bytes[offset..<(offset + count)]
    }

    private func check(_ offset: Int, _ count: Int) throws(ArchiveError) {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
            throw ArchiveError(.truncated, "the zip archive ends inside a record")
        }
    }
}
