/// Gzip streams (RFC 1952), unpacked in memory.
package enum Gzip {
    /// The unpacked bytes of all members one after another.
    ///
    /// - Parameter maximumBytes: How many bytes may come out; also bounded by the ratio of `ArchiveLimits.standard`.
    /// - Throws: `ArchiveError`: `notRecognised` without the magic bytes, `checksum` and `malformed` for damage,
    ///   `byteLimit` and `ratioLimit`, and `trailingData` when something else follows the last member.
    package static func inflate(_ bytes: [UInt8], maximumBytes: Int) throws(ArchiveError) -> [UInt8] {
        try inflate(bytes, limits: ArchiveLimits(maximumBytes: maximumBytes))
    }

    /// The same with the byte and ratio limits of an archive.
    package static func inflate(_ bytes: [UInt8], limits: ArchiveLimits) throws(ArchiveError) -> [UInt8] {
        guard bytes.starts(with: [0x1F, 0x8B]) else {
            throw ArchiveError(.notRecognised, "it is not a gzip stream")
        }
        let ratioLimit = limits.unpackedLimit(packed: bytes.count)
        var output: [UInt8] = []
        var position = 0
        while position < bytes.count {
            guard bytes[position...].starts(with: [0x1F, 0x8B]) else {
                throw ArchiveError(.trailingData, "something follows the gzip stream")
            }
            do {
                let inflater = try Inflater(.gzip)
                position = try inflater.run(
                    bytes, from: position, to: bytes.count, limit: min(limits.maximumBytes, ratioLimit), into: &output)
            } catch  where error.code == .byteLimit && ratioLimit < limits.maximumBytes {
                throw ArchiveError(.ratioLimit, "it unpacks to more than \(limits.maximumRatio) times its size")
            }
        }
        return output
    }
}
