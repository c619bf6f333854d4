package import Artifacts
import Glibc
import Ledger

/// Records in a folder: `<collection>/<all digits>.json`, one file each.
///
/// Folders are private (0700) and made on first need, files are 0600. A file appears under its name only when it is complete
/// and on the disk. Removing one takes away its name; what the disk itself, a snapshot or a backup still holds is theirs.
package struct FolderRecordStore: RecordStore {
    private let folder: String

    /// - Parameter folder: `PATH.ops` of a ledger in the file `PATH`.
    package init(at folder: String) { self.folder = folder }

    @discardableResult
    package func keep(_ bytes: [UInt8], in collection: RecordCollection) throws -> Digest {
        let digest = Digest.sha256(of: bytes)
        try stored {
            for path in [folder, "\(folder)/\(collection.rawValue)"] {
                if unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw FileError("mkdir", path) }
            }
            let path = path(digest, collection)
            // Two writers of one name write the same bytes.
            let temporary = "\(path).\(getpid()).tmp"
            let file = try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_TRUNC)
            try file.write(bytes, path: temporary)
            try file.synchronize(path: temporary)
            guard unsafe rename(temporary, path) == 0 else { throw FileError("rename", path) }
            try OpenFile.synchronizeFolder("\(folder)/\(collection.rawValue)")
            try OpenFile.synchronizeFolder(folder)
        }
        return digest
    }

    package func record(_ digest: Digest, in collection: RecordCollection) throws -> [UInt8]? {
        let path = path(digest, collection)
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try OpenFile(path, flags: O_RDONLY).readAll(path: path, limit: 1 << 28)
        } catch  where error.number == ENOENT {
            return nil
        } catch {
            throw LedgerError(.storage, "a record beside the log can't be read: \(error)")
        }
        return try checked(bytes, as: digest)
    }

    package func names(in collection: RecordCollection) throws -> [Digest] {
        do throws(FileError) {
            return try OpenFile.names(in: "\(folder)/\(collection.rawValue)").compactMap { name in
                name.hasSuffix(".json") ? Digest(.sha256, hex: String(name.dropLast(5))) : nil
            }
        } catch  where error.number == ENOENT {
            return []
        } catch {
            throw LedgerError(.storage, "the records beside the log can't be listed: \(error)")
        }
    }

    @discardableResult
    package func remove(_ digest: Digest, from collection: RecordCollection) throws -> Bool {
        let path = path(digest, collection)
        return try stored {
            let isThere = unsafe unlink(path) == 0
            if !isThere, errno != ENOENT { throw FileError("unlink", path) }
            if isThere { try OpenFile.synchronizeFolder("\(folder)/\(collection.rawValue)") }
            return isThere
        }
    }

    private func path(_ digest: Digest, _ collection: RecordCollection) -> String {
        "\(folder)/\(collection.rawValue)/\(digest.hex).json"
    }

    private func stored<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as FileError {
            throw LedgerError(.storage, "a record beside the log could not be kept or removed: \(error)")
        }
    }
}
