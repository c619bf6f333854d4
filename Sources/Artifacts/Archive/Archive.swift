/// Archives of files, read in memory and never unpacked to disk.
///
/// Reads tar (ustar, PAX and GNU long names), the same inside gzip, and zip (stored and deflated). What could be read in
/// two ways is refused, not guessed.
package enum Archive {
    /// The regular files of an archive, in its order; empty when it holds none.
    /// - Throws: `ArchiveError`, also for links and devices, which no one who only wants files should skip unseen.
    package static func entries(
        of bytes: [UInt8], limits: ArchiveLimits = .standard
    ) throws(ArchiveError) -> [ArchiveEntry] {
        let contents = try contents(of: bytes, limits: limits)
        if let other = contents.others.first {
            throw ArchiveError(.notRegular, "'\(other.name)' is a \(other.kind.rawValue)")
        }
        return contents.files
    }

    /// Everything an archive lists, links and devices by name.
    /// - Throws: `ArchiveError`.
    package static func contents(
        of bytes: [UInt8], limits: ArchiveLimits = .standard
    ) throws(ArchiveError) -> ArchiveContents {
        if bytes.starts(with: [0x1F, 0x8B]) {
            let tar = try Gzip.inflate(bytes, limits: limits)
            guard TarReader.recognises(tar) else {
                throw ArchiveError(.notRecognised, "the gzip stream holds no tar archive")
            }
            return try TarReader.read(tar, limits: limits)
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return try ZipReader.read(bytes, limits: limits)
        }
        if TarReader.recognises(bytes) { return try TarReader.read(bytes, limits: limits) }
        if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A])
            || bytes.starts(with: [0x42, 0x5A, 0x68])
        {
            throw ArchiveError(.unsupported, "it is compressed with zstd, xz or bzip2")
        }
        throw ArchiveError(.notRecognised, "it is neither tar, gzip nor zip")
    }
}
