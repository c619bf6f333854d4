import Glibc

/// One open file descriptor with one owner; closing is automatic.
struct OpenFile: ~Copyable {
    let descriptor: Int32

    /// - Parameters:
    ///   - flags: As for `open(2)`; `O_CLOEXEC` and `O_NOFOLLOW` are always added.
    ///   - mode: The permissions of a file that is made.
    init(_ path: String, flags: Int32, mode: mode_t = 0o600) throws(FileError) {
        var descriptor: Int32
        repeat {
            descriptor = unsafe open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode)
        } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else { throw FileError("open", path) }
        self.descriptor = descriptor
    }

    borrowing func write(_ bytes: [UInt8], path: String) throws(FileError) {
        var offset = 0
        while offset < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError("write", path) }
            offset += count
        }
    }

    /// Reads to the end of the file.
    /// - Parameter limit: The most bytes; a longer file is an error, `EFBIG`.
    borrowing func readAll(path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError("read", path) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else {
                errno = EFBIG
                throw FileError("read", path)
            }
        }
    }

    /// Waits until everything written is on the disk; an error here is never retried.
    borrowing func synchronize(path: String) throws(FileError) {
        guard fsync(descriptor) == 0 else { throw FileError("fsync", path) }
    }

    /// Makes the names in a folder durable.
    static func synchronizeFolder(_ path: String) throws(FileError) {
        let folder = try OpenFile(path, flags: O_RDONLY | O_DIRECTORY)
        try folder.synchronize(path: path)
    }

    /// Makes a file's own name durable, in the folder that holds it.
    static func synchronizeName(of path: String) throws(FileError) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return try synchronizeFolder(".") }
        try synchronizeFolder(String(path[...slash]))
    }

    /// The names in a folder, sorted by bytes.
    static func names(in path: String) throws(FileError) -> [String] {
        guard let stream = unsafe opendir(path) else { throw FileError("opendir", path) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            names.append(
                unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
                    unsafe String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    deinit { close(descriptor) }
}
