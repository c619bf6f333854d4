/// A dictionary key that compares and hashes as UTF-8 bytes, never by canonical equivalence.
struct ByteKey: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension String {
    /// Whether this text comes before the other as UTF-8 bytes.
    func precedesInBytes(_ other: String) -> Bool { orderInBytes(to: other) < 0 }

    /// Negative when this text comes before the other as UTF-8 bytes, 0 when they are the same.
    func orderInBytes(to other: String) -> Int {
        let quick = utf8.withContiguousStorageIfAvailable { mine in
            other.utf8.withContiguousStorageIfAvailable { theirs in
                for index in 0..<min(mine.count, theirs.count) where mine[index] != theirs[index] {
                    return Int(mine[index]) - Int(theirs[index])
                }
                return mine.count - theirs.count
            }
        }
        if let quick, let quick { return quick }
        return utf8.lexicographicallyPrecedes(other.utf8) ? -1 : utf8.elementsEqual(other.utf8) ? 0 : 1
    }
}
