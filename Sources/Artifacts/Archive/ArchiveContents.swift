/// Everything an archive lists, in its order.
package struct ArchiveContents: Sendable {
    /// An entry that is neither a file nor a folder, named and never followed.
    package struct Other: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable {
            case symbolicLink = "symbolic link"
            case hardLink = "hard link"
            case device
            case pipe = "named pipe"
        }

        package let name: String
        package let kind: Kind
    }

    package private(set) var files: [ArchiveEntry] = []
    package private(set) var others: [Other] = []

    private let limits: ArchiveLimits
    private var kinds: [String: Bool] = [:]
    private var unpackedBytes = 0
    private var entryCount = 0

    init(limits: ArchiveLimits) {
        self.limits = limits
    }

    /// Counts one entry of any kind, before its content is looked at.
    mutating func count() throws(ArchiveError) {
        entryCount += 1
        guard entryCount <= limits.maximumEntries else {
            throw ArchiveError(.entryLimit, "it holds more than \(limits.maximumEntries) entries")
        }
    }

    /// Takes room for the content of one entry.
    mutating func reserve(_ size: Int) throws(ArchiveError) {
        let (sum, overflow) = unpackedBytes.addingReportingOverflow(size)
        guard size >= 0, !overflow, sum <= limits.maximumBytes else {
            throw ArchiveError(.byteLimit, "it unpacks to more than \(limits.maximumBytes) bytes")
        }
        unpackedBytes = sum
    }

    mutating func add(file name: String, bytes: [UInt8]) throws(ArchiveError) {
        try claim(name, isFolder: false)
        files.append(ArchiveEntry(name: name, bytes: bytes))
    }

    mutating func add(other name: String, _ kind: Other.Kind) throws(ArchiveError) {
        try claim(name, isFolder: false)
        others.append(Other(name: name, kind: kind))
    }

    /// Folders may repeat; they are not kept.
    mutating func add(folder name: String) throws(ArchiveError) {
        try claim(name, isFolder: true)
    }

    /// Marks the name as taken and every folder above it as a folder.
    private mutating func claim(_ name: String, isFolder: Bool) throws(ArchiveError) {
        if let taken = kinds[name], !(taken && isFolder) {
            throw ArchiveError(.duplicate, "'\(name)' is listed twice")
        }
        kinds[name] = isFolder
        var path = name[...]
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            switch kinds.updateValue(true, forKey: String(path)) {
            case nil: continue
            case true?: return
            case false?: throw ArchiveError(.duplicate, "'\(path)' is a file and a folder")
            }
        }
    }
}
