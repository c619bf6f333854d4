import Glibc

/// Why a file could not be read or written.
struct FileError: Error, CustomStringConvertible {
    let path: String
    let message: String

    init(_ path: String, errno code: Int32) {
        self.path = path
        message = String(cString: strerror(code))
    }

    init(_ path: String, _ message: String) {
        self.path = path
        self.message = message
    }

    var description: String { "\(path): \(message)" }
}

/// Whole files in and out, with a limit on what is read.
enum Files {
    static let maximumBytes = 1 << 30

    static func read(_ path: String, limit: Int = maximumBytes) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(path, limit: limit) { bytes += $0 }
        return bytes
    }

    /// Reads a file piece by piece, for what is too big to be held at once.
    static func read(_ path: String, limit: Int = maximumBytes, _ body: (ArraySlice<UInt8>) -> Void) throws(FileError) {
        // Not blocking, so that a pipe nobody writes to is refused instead of waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(path, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path, "is not a regular file") }
        var total = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path, errno: errno)
            }
            total += count
            guard total <= limit else { throw FileError(path, "is larger than \(limit) bytes") }
            body(buffer[..<count])
        }
    }

    /// Writes a file as a whole: a reader sees the old bytes or the new ones.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(FileError) {
        let temporary = "\(path).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileError(path, errno: errno) }
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                let code = errno
                close(descriptor)
                unlink(temporary)
                throw FileError(path, errno: code)
            }
            offset += count
        }
        let synced = fsync(descriptor)
        let code = errno
        close(descriptor)
        guard synced == 0 else { throw FileError(path, errno: code) }
        guard rename(temporary, path) == 0 else { throw FileError(path, errno: errno) }
    }

    static func remove(_ path: String) throws(FileError) {
        guard unlink(path) == 0 else { throw FileError(path, errno: errno) }
    }

    static func append(_ text: String, to path: String) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(path, errno: errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard bytes.withUnsafeBytes({ Glibc.write(descriptor, $0.baseAddress, $0.count) }) == bytes.count else {
            throw FileError(path, errno: errno)
        }
    }

    /// The folder the process works in, absolute.
    static var workingFolder: String? {
        guard let path = getcwd(nil, 0) else { return nil }
        defer { free(path) }
        return String(cString: path)
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func makeFolder(_ path: String, mode: mode_t = 0o755) throws(FileError) {
        var made = path.utf8.first == UInt8(ascii: "/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += (made.isEmpty || made.utf8.last == UInt8(ascii: "/") ? "" : "/") + part
            guard mkdir(made, mode) == 0 || errno == EEXIST else { throw FileError(made, errno: errno) }
        }
    }

    /// The files below a folder, as paths relative to it, sorted by bytes; links are not followed.
    static func list(_ folder: String, limit: Int = 200_000) throws(FileError) -> [String] {
        var found: [String] = []
        var open = [""]
        while let relative = open.popLast() {
            let path = relative.isEmpty ? folder : "\(folder)/\(relative)"
            guard let stream = opendir(path) else { throw FileError(path, errno: errno) }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                    String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name == "." || name == ".." { continue }
                let child = relative.isEmpty ? name : "\(relative)/\(name)"
                var status = stat()
                guard lstat("\(folder)/\(child)", &status) == 0 else { throw FileError(child, errno: errno) }
                switch status.st_mode & S_IFMT {
                case S_IFDIR: open.append(child)
                case S_IFREG: found.append(child)
                default: continue
                }
                guard found.count <= limit else { throw FileError(folder, "holds more than \(limit) files") }
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The folder a path lies in; `.` for a bare name.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A path relative to a folder, unless it is absolute.
    static func resolve(_ path: String, in folder: String) -> String {
        path.utf8.first == UInt8(ascii: "/") || folder == "." ? path : "\(folder)/\(path)"
    }

    /// A path as seen from a folder; absolute when the way from the folder can't be told from the texts alone.
    static func relative(_ path: String, to folder: String) -> String {
        guard path.utf8.first != UInt8(ascii: "/"), folder != "." else { return path }
        var from = folder.split(separator: "/").filter { $0 != "." }.map(String.init)
        var to = path.split(separator: "/").filter { $0 != "." }.map(String.init)
        guard !from.contains(".."), folder.utf8.first != UInt8(ascii: "/") else {
            return workingFolder.map { "\($0)/\(path)" } ?? path
        }
        while let first = from.first, first == to.first, to.count > 1 {
            from.removeFirst()
            to.removeFirst()
        }
        return (Array(repeating: "..", count: from.count) + to).joined(separator: "/")
    }
}
