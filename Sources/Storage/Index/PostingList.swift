/// Ascending numbers in few bytes: each as the distance to the one before, seven bits to a byte.
enum PostingList {
    /// More than this a chunk does not hold.
    static let chunk = 4096

    /// - Parameter numbers: Ascending, each once; the first one is kept apart by the caller.
    static func encode(_ numbers: some Sequence<Int64>, after first: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        var last = first
        for number in numbers {
            var distance = UInt64(bitPattern: number &- last)
            while distance >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: distance) | 0x80)
                distance >>= 7
            }
            bytes.append(UInt8(truncatingIfNeeded: distance))
            last = number
        }
        return bytes
    }

    /// The numbers of a chunk, the first one included; nothing for bytes that are none.
    static func decode(_ bytes: [UInt8], first: Int64) -> [Int64]? {
        var numbers = [first]
        numbers.reserveCapacity(bytes.count + 1)
        var last = first
        var distance: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            guard shift < 63 else { return nil }
            distance |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 != 0 {
                shift += 7
                continue
            }
            guard distance > 0, let step = Int64(exactly: distance) else { return nil }
            let (next, overflow) = last.addingReportingOverflow(step)
            guard !overflow else { return nil }
            numbers.append(next)
            last = next
            distance = 0
            shift = 0
        }
        return shift == 0 ? numbers : nil
    }
}
