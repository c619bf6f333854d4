package import Artifacts
package import Documents
import Glibc
import Synchronization

/// Content in a folder: `sha256/<two digits>/<all digits>`, one file for each digest, packed where that makes it smaller.
///
/// A file appears under its name only when it is complete and on the disk; folders are private (0700), files read-only to
/// others (0600). Any number of processes may share the folder.
package final class FolderContentStore: ContentInventory {
    private let folder: String
    /// Tells the temporary files of this process apart.
    private let counter = Mutex<UInt64>(0)

    /// Uses a folder, and makes it when it is missing; its parent must exist.
    package init(at folder: String) throws(ContentStoreError) {
        self.folder = folder
        do {
            try FolderContentStore.makeFolder(folder)
            try FolderContentStore.makeFolder(folder + "/sha256")
        } catch {
            throw ContentStoreError(.unavailable, digest: nil, message: "the content store can't be made: \(error)")
        }
    }

    @discardableResult
    package func store(_ bytes: [UInt8]) throws -> Digest {
        let digest = Digest.sha256(of: bytes)
        // A file with other content is replaced: a damaged store mends itself.
        if (try? self.bytes(of: digest)) != nil, try refresh(digest) { return digest }
        do {
            try write(StoredContent.packed(bytes), as: digest)
        } catch {
            throw ContentStoreError(.unavailable, digest: digest, message: "content could not be kept: \(error)")
        }
        return digest
    }

    package func bytes(of digest: Digest) throws -> [UInt8] {
        let path = try path(of: digest)
        let bytes: [UInt8]
        do {
            bytes = try OpenFile(path, flags: O_RDONLY).readAll(path: path)
        } catch {
            let code: ContentStoreError.Code = error.number == ENOENT ? .missing : .unavailable
            throw ContentStoreError(code, digest: digest, message: "there is no content \(digest): \(error)")
        }
        return try StoredContent.plain(bytes, of: digest)
    }

    package func contains(_ digest: Digest) -> Bool {
        guard let path = try? path(of: digest) else { return false }
        return unsafe access(path, R_OK) == 0
    }

    /// Files of other names are not content and left out.
    package func digests(after digest: Digest?, limit: Int) throws -> [Digest] {
        var found: [Digest] = []
        do {
            for part in try OpenFile.names(in: folder + "/sha256") where part.utf8.count == 2 {
                if let digest, part.utf8.lexicographicallyPrecedes(digest.hex.utf8.prefix(2)) { continue }
                for name in try OpenFile.names(in: "\(folder)/sha256/\(part)") {
                    guard let next = Digest(.sha256, hex: name), next.hex.hasPrefix(part) else { continue }
                    if let digest, !digest.hex.utf8.lexicographicallyPrecedes(next.hex.utf8) { continue }
                    found.append(next)
                    if found.count == limit { return found }
                }
            }
        } catch {
            throw ContentStoreError(.unavailable, digest: nil, message: "the content store can't be listed: \(error)")
        }
        return found
    }

    package func size(of digest: Digest) throws -> Int? {
        let path = try path(of: digest)
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// The file is taken aside before its time is looked at, so that whoever stores it once more either makes it new in time
    /// or finds it gone and writes it again.
    package func remove(_ digest: Digest, unusedSince time: Timestamp) throws -> Bool {
        let path = try path(of: digest)
        let aside = "\(folder)/sha256/\(digest.hex.prefix(2))/.\(digest.hex).\(getpid()).retired"
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mtim.tv_sec < time.seconds else { return false }
        do {
            guard unsafe rename(path, aside) == 0 else { throw FileError("rename", path) }
            guard unsafe stat(aside, &status) == 0 else { throw FileError("stat", aside) }
            if status.st_mtim.tv_sec >= time.seconds {
                guard unsafe rename(aside, path) == 0 else { throw FileError("rename", aside) }
                return false
            }
            guard unsafe unlink(aside) == 0 else { throw FileError("unlink", aside) }
            try OpenFile.synchronizeFolder("\(folder)/sha256/\(digest.hex.prefix(2))")
            return true
        } catch {
            throw ContentStoreError(.unavailable, digest: digest, message: "content could not be removed: \(error)")
        }
    }

    /// Makes content count as new.
    /// - Returns: Whether it is still there.
    private func refresh(_ digest: Digest) throws -> Bool {
        let path = try path(of: digest)
        if unsafe utimensat(AT_FDCWD, path, nil, 0) == 0 { return true }
        // Of another user's file the time can't be set; then it has to be written anew, and that says whether it can.
        return false
    }

    /// Only SHA-256 names content here.
    private func path(of digest: Digest) throws(ContentStoreError) -> String {
        guard digest.algorithm == .sha256 else {
            throw ContentStoreError(
                .missing, digest: digest, message: "content is kept by SHA-256 alone, not by \(digest)")
        }
        return "\(folder)/sha256/\(digest.hex.prefix(2))/\(digest.hex)"
    }

    private func write(_ bytes: [UInt8], as digest: Digest) throws {
        let path = try path(of: digest)
        let parent = "\(folder)/sha256/\(digest.hex.prefix(2))"
        try FolderContentStore.makeFolder(parent)
        let number = counter.withLock { value in
            value &+= 1
            return value
        }
        let temporary = "\(parent)/.\(digest.hex).\(getpid()).\(number)"
        // Left over by a process of the same id that died.
        unsafe unlink(temporary)
        do {
            let file = try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_EXCL)
            try file.write(bytes, path: temporary)
            try file.synchronize(path: temporary)
            guard unsafe rename(temporary, path) == 0 else { throw FileError("rename", path) }
            try OpenFile.synchronizeFolder(parent)
        } catch {
            unsafe unlink(temporary)
            throw error
        }
    }

    /// Makes a private folder when it is missing, and makes its name durable.
    private static func makeFolder(_ path: String) throws(FileError) {
        if unsafe mkdir(path, 0o700) == 0 {
            try OpenFile.synchronizeFolder(path + "/..")
        } else if errno != EEXIST {
            throw FileError("mkdir", path)
        }
    }
}
