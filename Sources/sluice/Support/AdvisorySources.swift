import Advisories
import Artifacts
import GitSource

/// What `sluice advisories import` reads: files, folders, archives and git trees.
struct AdvisorySources {
    private var made = AdvisoryImport()
    private(set) var sources: [SnapshotManifest.Source] = []

    /// Files of lines beyond this size are read piece by piece.
    private static let pieceBytes = 8 << 20
    /// For everything else, which is held as a whole.
    private static let maximumBytes = 2 << 30

    var ignoredFiles: [String] { made.ignoredFiles }

    /// The bytes of the snapshot.
    mutating func finish() throws(AdvisoryError) -> [UInt8] { try made.finish() }

    mutating func add(_ source: String) throws(CommandFailure) {
        do {
            let digest: Digest
            if source.utf8.starts(with: "git:".utf8) {
                digest = try addCommit(String(source.dropFirst(4)))
            } else if Files.isFolder(source) {
                digest = try addFolder(source)
            } else {
                digest = try addFile(source, name: source.split(separator: "/").last.map(String.init) ?? source)
            }
            sources.append(SnapshotManifest.Source(name: source, digest: digest))
        } catch let error as AdvisoryError {
            throw CommandFailure(.usage, "'\(source)': \(error.message) [\(error.code.rawValue)]")
        } catch let error as GitError {
            throw CommandFailure(
                .usage, "'\(source)': \(error.message) [\(error.code.rawValue)]",
                fix: error.remedy.isEmpty ? nil : error.remedy)
        } catch let error as CommandFailure {
            throw error
        } catch {
            throw CommandFailure(.usage, "'\(source)' can't be read: \(error)", fix: "Check the path.")
        }
    }

    private mutating func addFolder(_ folder: String) throws -> Digest {
        var listing: [UInt8] = []
        for name in try Files.list(folder) {
            let digest = try addFile("\(folder)/\(name)", name: name)
            listing += Array("\(digest.hex) \(name)\n".utf8)
        }
        return .sha256(of: listing)
    }

    private mutating func addFile(_ path: String, name: String) throws -> Digest {
        var hash = StreamingDigest()
        if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
            try addLines(path, name, &hash)
        } else {
            let bytes = try Files.read(path, limit: Self.maximumBytes)
            hash.update(bytes[...])
            try made.add(name, bytes)
        }
        guard let digest = hash.finish() else { throw FileError(path, "can't be hashed") }
        return digest
    }

    /// Cuts the file behind the last line that is whole each time there is enough of it.
    private mutating func addLines(_ path: String, _ name: String, _ hash: inout StreamingDigest) throws {
        var rest: [UInt8] = []
        var line = 1
        try Files.read(path, limit: Int.max) { piece in
            hash.update(piece)
            rest += piece
            guard rest.count >= Self.pieceBytes, let end = rest.lastIndex(of: 10) else { return }
            line = made.addLines(name, Array(rest[...end]), first: line)
            rest.removeSubrange(...end)
        }
        _ = made.addLines(name, rest, first: line)
    }

    /// A folder of a commit: `PATH@REF` or `PATH@REF:FOLDER`.
    private mutating func addCommit(_ text: String) throws -> Digest {
        guard let at = text.lastIndex(of: "@") else {
            throw CommandFailure(
                .usage, "'git:\(text)' names no commit", fix: "Write git:PATH@REF or git:PATH@REF:FOLDER.")
        }
        let rest = text[text.index(after: at)...].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let repository = try Repository(containing: String(text[..<at]))
        let commit = try repository.open(repository.resolve(String(rest[0])))
        let folder = try rest.count == 2 ? TreePath(String(rest[1])) : nil
        var listing: [UInt8] = []
        for file in try commit.files(below: folder) {
            let bytes = try commit.file(at: file.path)
            listing += Array("\(Digest.sha256(of: bytes).hex) \(file.path.text)\n".utf8)
            try made.add(file.path.text, bytes)
        }
        return .sha256(of: listing)
    }
}
