import Glibc
import Synchronization

/// A file that is written piece by piece beside its place and only then takes it; removed again when it does not.
final class PartialFile: Sendable {
    let temporary: String
    private let path: String
    private let descriptor: Mutex<Int32>

    init(for path: String) throws(FileError) {
        self.path = path
        temporary = "\(path).\(getpid()).partial"
        let opened = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o444)
        guard opened >= 0 else { throw FileError(path, errno: errno) }
        descriptor = Mutex(opened)
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(FileError) {
        try descriptor.withLock { (descriptor) throws(FileError) in
            var rest = bytes
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0 {
                    if errno == EINTR { continue }
                    throw FileError(path, errno: errno)
                }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// All is written, and on the disk.
    func finish() throws(FileError) {
        try descriptor.withLock { (descriptor) throws(FileError) in
            guard fsync(descriptor) == 0 else { throw FileError(path, errno: errno) }
        }
    }

    func rename() throws(FileError) {
        guard Glibc.rename(temporary, path) == 0 else { throw FileError(path, errno: errno) }
    }

    deinit {
        _ = descriptor.withLock { close($0) }
        unlink(temporary)
    }
}
