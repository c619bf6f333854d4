/// Reads POSIX ustar, PAX and GNU tar archives.
enum TarReader {
    static let blockSize = 512
    /// The most bytes one extended header may have.
    private static let maximumExtension = 1 << 16

    /// True when the first block is a tar header with a right checksum, or the archive is an empty one.
    static func recognises(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= blockSize else { return false }
        if bytes[..<blockSize].allSatisfy({ $0 == 0 }) { return bytes.count >= 2 * blockSize }
        return TarHeader.checksumMatches(bytes[..<blockSize])
    }

    static func read(_ bytes: [UInt8], limits: ArchiveLimits) throws(ArchiveError) -> ArchiveContents {
        var contents = ArchiveContents(limits: limits)
        var pending = TarExtensions()
        var offset = 0
        while true {
            guard bytes.count - offset >= blockSize else {
                throw ArchiveError(.truncated, "the tar archive has no end marker")
            }
            let block = bytes[offset..<(offset + blockSize)]
            if block.allSatisfy({ $0 == 0 }) {
                try checkEnd(bytes, at: offset)
                guard pending.isEmpty else {
                    throw ArchiveError(.malformed, "an extended header belongs to no entry")
                }
                return contents
            }
            let header = try TarHeader(block)
            offset += blockSize
            try contents.count()
            guard header.size <= bytes.count - offset else {
                throw ArchiveError(.truncated, "an entry is longer than the tar archive")
            }
            let content = bytes[offset..<(offset + header.size)]
            let padded = (header.size + blockSize - 1) / blockSize * blockSize
            offset = min(bytes.count, offset + padded)
            if header.isExtension {
                guard header.size <= maximumExtension else {
                    throw ArchiveError(.nameLimit, "an extended header is longer than \(maximumExtension) bytes")
                }
                try pending.read(header.kind, content)
            } else {
                try add(header, content, pending, limits, to: &contents)
                pending = TarExtensions()
            }
        }
    }

    private static func add(
        _ header: TarHeader, _ content: ArraySlice<UInt8>, _ pending: TarExtensions, _ limits: ArchiveLimits,
        to contents: inout ArchiveContents
    ) throws(ArchiveError) {
        if let size = pending.size, size != header.size {
            throw ArchiveError(.ambiguous, "the PAX size and the header's size differ")
        }
        let rawName = try pending.name() ?? header.name
        guard let name = try ArchiveName.clean(rawName, limits: limits) else {
            guard header.kind == .folder else { throw ArchiveError(.name, "an entry is named like the archive's root") }
            return
        }
        switch header.kind {
        case .file where rawName.last == UInt8(ascii: "/") && header.size == 0: try contents.add(folder: name)
        case .file:
            try contents.reserve(content.count)
            try contents.add(file: name, bytes: Array(content))
        case .folder: try contents.add(folder: name)
        case .symbolicLink: try contents.add(other: name, .symbolicLink)
        case .hardLink: try contents.add(other: name, .hardLink)
        case .device: try contents.add(other: name, .device)
        case .pipe: try contents.add(other: name, .pipe)
        case .pax, .paxGlobal, .longName, .longLink: break
        }
    }

    /// Two zero blocks end an archive, and only zeros follow them.
    private static func checkEnd(_ bytes: [UInt8], at offset: Int) throws(ArchiveError) {
        guard bytes.count - offset >= 2 * blockSize else {
            throw ArchiveError(.truncated, "the tar archive's end marker is cut off")
        }
        guard bytes[offset...].allSatisfy({ $0 == 0 }) else {
            throw ArchiveError(.trailingData, "something follows the tar archive's end marker")
        }
    }
}
