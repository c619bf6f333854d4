/// Turns libyaml's positions, which count code points, into byte offsets.
struct CodePointIndex {
    private static let stride = 128

    private let bytes: [UInt8]
    /// Where the first code point stands: behind a byte order mark.
    private let base: Int
    /// The byte offset of every 128th code point; empty when all are ASCII.
    private let offsets: [Int]

    init(_ bytes: [UInt8], from base: Int) {
        self.bytes = bytes
        self.base = base
        var offsets: [Int] = []
        var isASCII = true
        var count = 0
        for offset in base..<bytes.count {
            let byte = bytes[offset]
            if byte >= 0x80 { isASCII = false }
            if byte & 0xC0 == 0x80 { continue }
            if count % Self.stride == 0 { offsets.append(offset) }
            count += 1
        }
        self.offsets = isASCII ? [] : offsets
    }

    /// The byte offset of a code point; the end of the text for one that lies behind it.
    func offset(of codePoint: Int) -> Int {
        guard !offsets.isEmpty else { return min(base + codePoint, bytes.count) }
        let block = codePoint / Self.stride
        guard block < offsets.count else { return bytes.count }
        var offset = offsets[block]
        var rest = codePoint % Self.stride
        while rest > 0, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            rest -= 1
        }
        return offset
    }

    func range(of codePoints: Range<Int>) -> Range<Int> {
        let start = offset(of: codePoints.lowerBound)
        return start..<max(start, offset(of: codePoints.upperBound))
    }
}
