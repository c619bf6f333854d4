import CLibZ

/// The CRC-32 of gzip and zip.
enum Checksum {
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var value: uLong = 0
        var offset = 0
        while offset < bytes.count {
            let count = min(bytes.count - offset, 1 << 30)
            value = unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe CLibZ.crc32(value, buffer.baseAddress.map { unsafe $0 + offset }, uInt(count))
            }
            offset += count
        }
        return UInt32(truncatingIfNeeded: value)
    }
}
