/// The one rule for names inside archives.
enum ArchiveName {
    /// The clean relative name; nothing for the archive's own root (`.` or `./`).
    ///
    /// A leading `./`, doubled slashes and a trailing slash go. Refused are absolute names, `..`, backslashes, control
    /// characters, bytes that are not UTF-8, drive letters, and names over the limit.
    static func clean(_ bytes: some Collection<UInt8>, limits: ArchiveLimits) throws(ArchiveError) -> String? {
        guard bytes.count <= limits.maximumNameLength else {
            throw ArchiveError(.nameLimit, "a name is longer than \(limits.maximumNameLength) bytes")
        }
        guard !bytes.isEmpty else { throw ArchiveError(.name, "an entry has no name") }
        guard let text = String(validating: Array(bytes), as: UTF8.self),
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { throw ArchiveError(.name, "a name is not UTF-8 or holds control characters") }
        guard !bytes.contains(UInt8(ascii: "\\")) else {
            throw ArchiveError(.name, "'\(text)' holds a backslash")
        }
        guard bytes.first != UInt8(ascii: "/") else { throw ArchiveError(.name, "'\(text)' is absolute") }
        var segments: [Substring] = []
        for segment in text.utf8.split(separator: UInt8(ascii: "/")).map({ Substring($0) }) where segment != "." {
            guard segment != ".." else { throw ArchiveError(.name, "'\(text)' climbs out of the archive") }
            segments.append(segment)
        }
        if let first = segments.first?.utf8, first.count >= 2, first.dropFirst().first == UInt8(ascii: ":"),
            let letter = first.first, ASCIICase.isLower(letter) || ASCIICase.isUpper(letter)
        {
            throw ArchiveError(.name, "'\(text)' begins with a drive letter")
        }
        return segments.isEmpty ? nil : segments.joined(separator: "/")
    }
}
