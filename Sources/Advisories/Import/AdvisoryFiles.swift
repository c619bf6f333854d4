import Artifacts

/// Tells the files of a snapshot apart by name and bytes, and opens archives.
struct AdvisoryFiles {
    enum Form: Sendable {
        /// One record, or a list of them.
        case document
        /// One record a line.
        case lines
        /// A table of scores.
        case table
    }

    /// Database dumps repeat themselves: they compress better than what is met elsewhere.
    private static let limits = ArchiveLimits(maximumEntries: 2_000_000, maximumBytes: 4 << 30, maximumRatio: 400)

    /// Names that were passed over: neither JSON nor an archive, or no regular file.
    private(set) var ignored: [String] = []

    /// Hands every file that holds records to `body`, archives unpacked, in the order met.
    mutating func open(
        _ name: String, _ bytes: [UInt8], body: (String, [UInt8], Form) throws(AdvisoryError) -> Void
    ) throws(AdvisoryError) {
        if let form = Self.form(of: name) {
            try body(name, bytes, form)
        } else if bytes.starts(with: [0x1F, 0x8B]) {
            try openGzip(name, bytes, body: body)
        } else if Self.isArchive(bytes) {
            try openArchive(name, bytes, body: body)
        } else {
            ignored.append(name)
        }
    }

    private mutating func openGzip(
        _ name: String, _ bytes: [UInt8], body: (String, [UInt8], Form) throws(AdvisoryError) -> Void
    ) throws(AdvisoryError) {
        let unpacked = try Self.reading(name) { () throws(ArchiveError) in try Gzip.inflate(bytes, limits: Self.limits)
        }
        if Self.isArchive(unpacked) {
            try openArchive(name, unpacked, body: body)
        } else if let form = Self.form(of: Self.withoutSuffix(name, ".gz")) {
            try body(name, unpacked, form)
        } else {
            ignored.append(name)
        }
    }

    private mutating func openArchive(
        _ name: String, _ bytes: [UInt8], body: (String, [UInt8], Form) throws(AdvisoryError) -> Void
    ) throws(AdvisoryError) {
        let contents = try Self.reading(name) { () throws(ArchiveError) in
            try Archive.contents(of: bytes, limits: Self.limits)
        }
        for entry in contents.files {
            if let form = Self.form(of: entry.name) {
                try body(name + "/" + entry.name, entry.bytes, form)
            } else {
                ignored.append(name + "/" + entry.name)
            }
        }
        ignored += contents.others.map { name + "/" + $0.name }
    }

    private static func reading<T>(_ name: String, _ body: () throws(ArchiveError) -> T) throws(AdvisoryError) -> T {
        do throws(ArchiveError) {
            return try body()
        } catch {
            throw AdvisoryError(.archive, "\(name): \(error.message)")
        }
    }

    private static func isArchive(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
            || (bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8))
    }

    private static func form(of name: String) -> Form? {
        if hasSuffix(name, ".json") { return .document }
        if hasSuffix(name, ".csv") { return .table }
        return hasSuffix(name, ".jsonl") || hasSuffix(name, ".ndjson") ? .lines : nil
    }

    private static func hasSuffix(_ name: String, _ suffix: String) -> Bool {
        name.utf8.count >= suffix.utf8.count
            && name.utf8.suffix(suffix.utf8.count).lazy.map(VersionText.lowercased).elementsEqual(suffix.utf8)
    }

    private static func withoutSuffix(_ name: String, _ suffix: String) -> String {
        hasSuffix(name, suffix) ? String(Substring(name.utf8.dropLast(suffix.utf8.count))) : name
    }
}
