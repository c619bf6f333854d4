import Advisories
import Artifacts
import Attestation
import Outbound
import Storage

/// Advisory snapshots as folders: one snapshot file, named by its digest, and its manifest.
struct SnapshotFolder {
    let path: String

    private var manifestPath: String { "\(path)/\(SnapshotManifest.fileName)" }

    /// The manifest; nothing when the folder has none.
    func manifest(signedBy keys: [PublicKey] = []) throws(CommandFailure) -> SnapshotManifest? {
        guard Files.exists(manifestPath) else { return nil }
        do {
            return try SnapshotManifest(file: Files.read(manifestPath, limit: 16 << 20), signedBy: keys)
        } catch let error as AdvisoryError {
            throw CommandFailure(.usage, "\(manifestPath): \(error.message) [\(error.code.rawValue)]")
        } catch {
            throw CommandFailure(.usage, "\(error)")
        }
    }

    /// What the snapshot of a manifest that does not name it holds beside records; nothing when its file can't be opened.
    func tables(of manifest: SnapshotManifest) -> [SnapshotTable] {
        if let bytes = try? MappedFile.open("\(path)/\(manifest.snapshotName)"),
            let snapshot = try? AdvisorySnapshot(bytes, digest: manifest.digest)
        {
            return snapshot.tables
        }
        Console.note("the present snapshot can't be read: whether it held KEV, EPSS or support periods is not known")
        return []
    }

    /// The manifest's file as it is.
    func manifestFile() throws(FileError) -> [UInt8] { try Files.read(manifestPath, limit: 16 << 20) }

    /// The snapshot's file, to be read piece by piece.
    func snapshotSource(_ manifest: SnapshotManifest) throws(FileError) -> BlobSource {
        let file = try ReadableFile("\(path)/\(manifest.snapshotName)")
        return BlobSource(digest: manifest.digest, size: file.size) { try file.read(at: $0, count: $1) }
    }

    /// Writes a snapshot and its manifest.
    ///
    /// The manifest, which makes it the folder's, comes last, then files that it replaces go. Folders below are not this
    /// snapshot's and stay as they are.
    func write(_ bytes: [UInt8], _ manifest: SnapshotManifest, signedBy key: SigningKey?) throws(CommandFailure) {
        do {
            try Files.makeFolder(path)
            // A file of this name has these bytes; written all the same, which mends one that was damaged. Who has it mapped
            // keeps the old one, since it is replaced and not changed.
            try Files.write(bytes, to: "\(path)/\(manifest.snapshotName)", mode: 0o444)
            try settle(manifest, file: manifest.file(signedBy: key))
        } catch {
            throw CommandFailure(.broken, "the snapshot can't be written: \(error)")
        }
    }

    /// Makes a snapshot whose file is in place the folder's own.
    /// - Parameter file: The manifest's file as it is, its signature included.
    func settle(_ manifest: SnapshotManifest, file: [UInt8]) throws(CommandFailure) {
        do {
            try Files.write(file, to: manifestPath)
            for name in try Files.list(path)
            where !name.utf8.contains(UInt8(ascii: "/")) && name.hasSuffix(SnapshotManifest.snapshotSuffix)
                && name != manifest.snapshotName
            {
                try Files.remove("\(path)/\(name)")
            }
        } catch {
            throw CommandFailure(.broken, "the snapshot can't be written: \(error)")
        }
    }

    /// Opens a snapshot folder or file by mapping it, or reads a file, folder or archive of records.
    ///
    /// `oci://…` is pulled from a registry before.
    /// - Throws: Usage for what can't be read, holds no advisory at all or too many malformed ones: never an empty snapshot.
    static func load(_ path: String, signedBy keys: [PublicKey] = []) throws(CommandFailure) -> AdvisorySnapshot {
        let path = try PulledSnapshots.local(path)
        do {
            let snapshot = try mapped(path, keys) ?? AdvisorySnapshot.load(files(path), signedBy: keys)
            if snapshot.rejectedCount > 0 {
                Console.note("\(snapshot.rejectedCount) malformed advisories were left out")
            }
            return snapshot
        } catch let error as AdvisoryError {
            throw CommandFailure(
                .usage, "'\(path)': \(error.message) [\(error.code.rawValue)]",
                fix:
                    "Give a snapshot that 'sluice advisories import' wrote, or a file, folder or archive of OSV records."
            )
        } catch let error as CommandFailure {
            throw error
        } catch {
            throw CommandFailure(.usage, "the advisories can't be read: \(error)")
        }
    }

    private static func mapped(_ path: String, _ keys: [PublicKey]) throws -> AdvisorySnapshot? {
        guard Files.isFolder(path) else {
            guard path.hasSuffix(SnapshotManifest.snapshotSuffix), keys.isEmpty else { return nil }
            return try AdvisorySnapshot(MappedFile.open(path))
        }
        let folder = SnapshotFolder(path: path)
        guard Files.exists(folder.manifestPath), let manifest = try folder.manifest(signedBy: keys) else { return nil }
        let bytes = try MappedFile.open("\(path)/\(manifest.snapshotName)")
        var snapshot = try AdvisorySnapshot(bytes)
        try snapshot.take(manifest)
        return snapshot
    }

    private static func files(_ path: String) throws(FileError) -> [(name: String, bytes: [UInt8])] {
        var files: [(name: String, bytes: [UInt8])] = []
        if Files.isFolder(path) {
            for name in try Files.list(path) { files.append((name, try Files.read("\(path)/\(name)"))) }
        } else {
            files.append((path.split(separator: "/").last.map(String.init) ?? path, try Files.read(path)))
        }
        return files
    }
}
