import Glibc

/// An open regular file that is read at any place.
final class ReadableFile: Sendable {
    let size: Int
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(FileError) {
        self.path = path
        let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { throw FileError(path, errno: errno) }
        descriptor = opened
        var status = stat()
        let isKnown = fstat(opened, &status) == 0
        size = Int(status.st_size)
        // From here on the file closes with this object, also when what follows throws.
        guard isKnown else { throw FileError(path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path, "is not a regular file") }
    }

    /// - Throws: `FileError` also when the file ends before.
    func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes[done...].withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress, $0.count, offset + done)
            }
            if got < 0 {
                if errno == EINTR { continue }
                throw FileError(path, errno: errno)
            }
            guard got > 0 else { throw FileError(path, "has become shorter") }
            done += got
        }
        return bytes
    }

    deinit { close(descriptor) }
}
