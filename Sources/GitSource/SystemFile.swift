import Glibc

/// Reads of the few plain files of a repository that are not objects.
enum SystemFile {
    /// What stands at a path, without following a symbolic link at its end.
    enum Kind { case file, folder, link, other }

    static func kind(_ path: String) -> Kind? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// The bytes of a regular file; nothing when there is none.
    ///
    /// Neither a symbolic link nor a device is opened. Throws `git.limit` above the size and `git.system` when reading fails.
    static func read(_ path: String, maximumBytes: Int) throws(GitError) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR, EISDIR: return nil
            case ELOOP: throw GitError(.untrustedFeature, "\(path) is a symbolic link")
            default: throw failure("can't open \(path)")
            }
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure("can't read \(path)") }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("can't read \(path)") }
            guard count > 0 else { return bytes }
            guard bytes.count + count <= maximumBytes else {
                throw GitError(.limit, "\(path) is larger than \(maximumBytes) bytes")
            }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// The first line of a small text file without its end; nothing when there is none or it is no UTF-8.
    static func line(_ path: String) throws(GitError) -> String? {
        guard let bytes = try read(path, maximumBytes: 64 << 10) else { return nil }
        return String(validating: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    }

    /// The absolute path without symbolic links; nothing when there is nothing.
    static func resolved(_ path: String) -> String? {
        guard let pointer = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(pointer) }
        return unsafe String(cString: pointer)
    }

    /// Makes a folder and those above it, with mode 0700; one that is there is kept as it is.
    static func makeFolder(_ path: String) throws(GitError) {
        if kind(path) != nil { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("can't make \(path)") }
    }

    private static func failure(_ what: String) -> GitError {
        let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
        return GitError(.system, "\(what): \(reason)")
    }
}
