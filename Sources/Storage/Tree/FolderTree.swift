import Glibc
package import Ledger
import Synchronization

/// A static tree in a folder, as any web server can serve it.
package final class FolderTree: TreeWriter {
    /// More than any bundle of entries has.
    package static let maximumFileBytes = 1 << 28
    package static let maximumFiles = 2_000_000

    private let folder: String
    /// The folders with names that may not be on the disk yet.
    private let touched = Mutex<Set<String>>([])

    /// - Parameter create: Whether to make the folder when it is missing; its parent must exist.
    /// - Throws: `ledger.missing` when there is no folder, `ledger.storage`.
    package init(at folder: String, create: Bool = false) throws(LedgerError) {
        self.folder = folder
        if create, unsafe mkdir(folder, 0o755) != 0, errno != EEXIST {
            throw LedgerError(.storage, "\(FileError("mkdir", folder))")
        }
        do {
            _ = try OpenFile(folder, flags: O_RDONLY | O_DIRECTORY)
        } catch {
            throw LedgerError(.missing, "there is no tree: \(error)")
        }
    }

    package func file(_ path: String) throws -> [UInt8]? {
        let path = "\(folder)/\(path)"
        do {
            return try OpenFile(path, flags: O_RDONLY | O_NONBLOCK).readAll(
                path: path, limit: FolderTree.maximumFileBytes)
        } catch  where error.number == ENOENT || error.number == ENOTDIR {
            return nil
        } catch {
            throw LedgerError(.storage, "the tree can't be read: \(error)")
        }
    }

    package func paths(below folder: String) throws -> [String] {
        var found: [String] = []
        var open = [folder]
        while let relative = open.popLast() {
            let path = "\(self.folder)/\(relative)"
            guard let stream = unsafe opendir(path) else {
                if errno == ENOENT { continue }
                throw LedgerError(.storage, "the tree can't be read: \(FileError("opendir", path))")
            }
            defer { unsafe closedir(stream) }
            while let entry = unsafe readdir(stream) {
                let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                    unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name == "." || name == ".." { continue }
                var status = stat()
                guard unsafe lstat("\(path)/\(name)", &status) == 0 else { continue }
                switch status.st_mode & S_IFMT {
                case S_IFDIR: open.append("\(relative)/\(name)")
                case S_IFREG: found.append("\(relative)/\(name)")
                default: continue
                }
                guard found.count <= FolderTree.maximumFiles else {
                    throw LedgerError(.storage, "the tree has more than \(FolderTree.maximumFiles) files")
                }
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package func put(_ path: String, _ bytes: [UInt8]) throws {
        let names = path.split(separator: "/")
        var parent = folder
        do {
            for name in names.dropLast() {
                touched.withLock { _ = $0.insert(parent) }
                parent += "/\(name)"
                guard unsafe mkdir(parent, 0o755) == 0 || errno == EEXIST else { throw FileError("mkdir", parent) }
            }
            let target = "\(folder)/\(path)"
            let temporary = "\(parent)/.\(names.last ?? "").\(getpid())"
            // Left over by a process of the same id that died.
            unsafe unlink(temporary)
            do {
                let file = try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
                try file.write(bytes, path: temporary)
                try file.synchronize(path: temporary)
                guard unsafe rename(temporary, target) == 0 else { throw FileError("rename", target) }
                touched.withLock { _ = $0.insert(parent) }
            } catch {
                unsafe unlink(temporary)
                throw error
            }
        } catch let error as FileError {
            throw LedgerError(.storage, "the tree can't be written: \(error)")
        }
    }

    /// Files are on the disk when they are written; here their names follow.
    package func synchronize() throws {
        let folders = touched.withLock { touched in
            defer { touched = [] }
            return touched
        }
        do {
            for folder in folders.sorted() { try OpenFile.synchronizeFolder(folder) }
        } catch {
            throw LedgerError(.storage, "the tree can't be made durable: \(error)")
        }
    }
}
