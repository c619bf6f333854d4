import Advisories
import Glibc

/// A file as memory that is read in when it is touched.
enum MappedFile {
    /// Maps a regular file for reading.
    ///
    /// Only for files that are never written to again, such as snapshots: what is cut off under the mapping ends the process.
    static func open(_ path: String) throws(FileError) -> SnapshotBytes {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(path, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path, "is not a regular file") }
        let length = Int(status.st_size)
        guard length > 0 else { return SnapshotBytes([]) }
        guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw FileError(path, errno: errno)
        }
        nonisolated(unsafe) let mapped = UnsafeRawBufferPointer(start: start, count: length)
        return SnapshotBytes(mapped: mapped) {
            munmap(UnsafeMutableRawPointer(mutating: mapped.baseAddress), mapped.count)
        }
    }
}
