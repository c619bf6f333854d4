/// Writes what `SnapshotReader` reads.
struct SnapshotWriter {
    private(set) var bytes: [UInt8] = []

    init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    mutating func number(_ number: Int) {
        var rest = UInt64(max(number, 0))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func text(_ text: String) {
        number(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func texts(_ texts: [String]) {
        number(texts.count)
        for text in texts { self.text(text) }
    }

    /// What the body writes, with its length before it: four groups of seven bits, so that it can be filled in afterwards.
    mutating func part(_ body: (inout SnapshotWriter) -> Void) {
        let start = bytes.count
        bytes.append(contentsOf: [0x80, 0x80, 0x80, 0])
        body(&self)
        let length = bytes.count - start - 4
        for group in 0..<4 {
            bytes[start + group] |= UInt8(truncatingIfNeeded: length >> (7 * group)) & 0x7F
        }
    }

    mutating func append(_ other: some Collection<UInt8>) { bytes.append(contentsOf: other) }

    /// A 64-bit little-endian number, for tables.
    mutating func entry(_ number: Int) {
        withUnsafeBytes(of: UInt64(max(number, 0)).littleEndian) { bytes.append(contentsOf: $0) }
    }
}
