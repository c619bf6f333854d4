/// One entry of a zip archive's central directory (APPNOTE 4.3.12).
struct ZipEntry {
    let flags: Int
    let method: Int
    let checksum: UInt32
    let packedSize: Int
    let size: Int
    let rawName: [UInt8]
    let headerOffset: Int
    /// The Unix file type bits of the mode; 0 when the writer was no Unix.
    let fileType: Int
    /// The offset behind this entry in the directory.
    let end: Int

    /// Bit 3: sizes and checksum follow the data.
    var hasDescriptor: Bool { flags & 0x0008 != 0 }

    init(_ data: LittleEndian, at offset: Int) throws(ArchiveError) {
        guard try data.uint32(at: offset) == 0x0201_4B50 else {
            throw ArchiveError(.malformed, "the zip archive's directory is damaged")
        }
        let host = try data.uint16(at: offset + 4) >> 8
        flags = try data.uint16(at: offset + 8)
        method = try data.uint16(at: offset + 10)
        checksum = UInt32(try data.uint32(at: offset + 16))
        let nameLength = try data.uint16(at: offset + 28)
        let extraLength = try data.uint16(at: offset + 30)
        let commentLength = try data.uint16(at: offset + 32)
        guard try data.uint16(at: offset + 34) == 0 else {
            throw ArchiveError(.unsupported, "the zip archive has several volumes")
        }
        fileType = host == 3 ? try data.uint32(at: offset + 38) >> 28 : 0
        rawName = Array(try data.slice(offset + 46, nameLength))
        end = offset + 46 + nameLength + extraLength + commentLength
        let extra = try ZipExtra(data, offset + 46 + nameLength, extraLength)
        var wide = extra.wide[...]
        let stated = (
            size: try data.uint32(at: offset + 24), packed: try data.uint32(at: offset + 20),
            header: try data.uint32(at: offset + 42)
        )
        size = try Self.widened(stated.size, &wide)
        packedSize = try Self.widened(stated.packed, &wide)
        headerOffset = try Self.widened(stated.header, &wide)
        if let name = extra.unicodeName, name != rawName {
            throw ArchiveError(.ambiguous, "a zip entry has two names")
        }
        // Encryption, patches, strong encryption, masked headers.
        guard flags & 0x2061 == 0 else { throw ArchiveError(.unsupported, "a zip entry is encrypted or a patch") }
        guard method == 0 || method == 8 else {
            throw ArchiveError(.unsupported, "a zip entry is compressed by method \(method)")
        }
    }

    /// The value, or the next one of the zip64 field when it does not fit into 32 bits.
    private static func widened(_ value: Int, _ wide: inout ArraySlice<Int>) throws(ArchiveError) -> Int {
        guard value == 0xFFFF_FFFF else { return value }
        guard let next = wide.popFirst() else {
            throw ArchiveError(.malformed, "a zip entry has no zip64 field for its sizes")
        }
        return next
    }
}
