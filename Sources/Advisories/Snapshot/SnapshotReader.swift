/// A snapshot whose bytes are not what a writer makes: damaged, or no snapshot at all.
struct SnapshotDamage: Error {}

/// Reads the parts of a snapshot one after another, never beyond the end it is given.
struct SnapshotReader {
    private let bytes: SnapshotBytes
    private(set) var offset: Int
    private let end: Int

    /// - Throws: When the range does not lie in the bytes.
    init(_ bytes: SnapshotBytes, _ range: Range<Int>) throws(SnapshotDamage) {
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else { throw SnapshotDamage() }
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { offset == end }

    /// What has not been read.
    var rest: Range<Int> { offset..<end }

    mutating func byte() throws(SnapshotDamage) -> UInt8 {
        guard offset < end else { throw SnapshotDamage() }
        defer { offset += 1 }
        return bytes.raw[offset]
    }

    /// A number below 2^49 in groups of seven bits, the lowest first, all but the last with the eighth bit set.
    mutating func number() throws(SnapshotDamage) -> Int {
        var value = 0
        var shift = 0
        while true {
            let byte = try byte()
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
            guard shift < 49 else { throw SnapshotDamage() }
        }
    }

    /// The range of a run of bytes that its length stands before; passes it.
    mutating func run() throws(SnapshotDamage) -> Range<Int> {
        let count = try number()
        guard count <= end - offset else { throw SnapshotDamage() }
        defer { offset += count }
        return offset..<(offset + count)
    }

    /// The bytes of a run; not to be used when the snapshot is gone.
    mutating func rawText() throws(SnapshotDamage) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes.raw[try run()])
    }

    mutating func text() throws(SnapshotDamage) -> String { String(decoding: bytes.raw[try run()], as: UTF8.self) }

    /// As many texts as the number before them says.
    mutating func texts() throws(SnapshotDamage) -> [String] {
        var texts: [String] = []
        for _ in 0..<(try count()) { texts.append(try text()) }
        return texts
    }

    /// A number of elements, each of at least one byte: more than there is room for is damage, not a reason to allocate.
    mutating func count() throws(SnapshotDamage) -> Int {
        let count = try number()
        guard count <= end - offset else { throw SnapshotDamage() }
        return count
    }

    /// A reader of the run that stands next; passes it.
    mutating func part() throws(SnapshotDamage) -> SnapshotReader { try SnapshotReader(bytes, run()) }

    /// The 64-bit little-endian number at an index of a table that begins where the reader does.
    func entry(_ index: Int) throws(SnapshotDamage) -> Int {
        guard index >= 0, index < (end - offset) / 8 else { throw SnapshotDamage() }
        let place = offset + index * 8
        let value = UInt64(littleEndian: bytes.raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        guard let number = Int(exactly: value) else { throw SnapshotDamage() }
        return number
    }
}
