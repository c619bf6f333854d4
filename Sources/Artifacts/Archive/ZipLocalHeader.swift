/// The header in front of a zip entry's data (APPNOTE 4.3.7), checked against the directory.
struct ZipLocalHeader {
    /// The packed bytes.
    let data: Range<Int>
    /// Header and data.
    let whole: Range<Int>

    /// - Throws: `ambiguous` when name, method, flags, checksum or sizes differ from the directory's entry.
    init(_ bytes: LittleEndian, for entry: ZipEntry, before limit: Int) throws(ArchiveError) {
        let offset = entry.headerOffset
        guard offset <= limit, try bytes.uint32(at: offset) == 0x0403_4B50 else {
            throw ArchiveError(.malformed, "a zip entry does not begin where the directory says")
        }
        let nameLength = try bytes.uint16(at: offset + 26)
        let extraLength = try bytes.uint16(at: offset + 28)
        let name = try bytes.slice(offset + 30, nameLength)
        let start = offset + 30 + nameLength + extraLength
        guard start <= limit, entry.packedSize <= limit - start else {
            throw ArchiveError(.truncated, "a zip entry reaches into the directory")
        }
        let compared = 0x2869  // encryption, descriptor, patch, strong encryption, UTF-8, masking
        guard name.elementsEqual(entry.rawName), try bytes.uint16(at: offset + 8) == entry.method,
            try bytes.uint16(at: offset + 6) & compared == entry.flags & compared
        else { throw ArchiveError(.ambiguous, "a zip entry's two headers differ") }
        let extra = try ZipExtra(bytes, offset + 30 + nameLength, extraLength)
        var wide = extra.wide[...]
        var sizes: [Int] = []
        for field in [try bytes.uint32(at: offset + 22), try bytes.uint32(at: offset + 18)] {
            sizes.append(field == 0xFFFF_FFFF ? wide.popFirst() ?? field : field)
        }
        let facts = [try bytes.uint32(at: offset + 14)] + sizes
        let wanted = [Int(entry.checksum), entry.size, entry.packedSize]
        guard facts == wanted || (entry.hasDescriptor && zip(facts, wanted).allSatisfy { $0 == 0 || $0 == $1 }) else {
            throw ArchiveError(.ambiguous, "a zip entry's two headers differ")
        }
        data = start..<(start + entry.packedSize)
        whole = offset..<data.upperBound
    }
}
