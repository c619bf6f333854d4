package import Advisories
import Glibc

/// A file as memory that is read in when it is touched.
package enum MappedFile {
    /// Why a file can't be mapped.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Maps a regular file for reading.
    ///
    /// Only for files that are never written to again, such as snapshots: what is cut off under the mapping ends the process.
    package static func open(_ path: String) throws(Failure) -> SnapshotBytes {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(description: "\(path): is not a regular file") }
        let length = Int(status.st_size)
        guard length > 0 else { return SnapshotBytes([]) }
        guard let start = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe start != MAP_FAILED
        else { throw failure(path) }
        nonisolated(unsafe) let mapped = unsafe UnsafeRawBufferPointer(start: start, count: length)
        return unsafe SnapshotBytes(mapped: mapped) {
            _ = unsafe munmap(UnsafeMutableRawPointer(mutating: mapped.baseAddress), mapped.count)
        }
    }

    private static func failure(_ path: String) -> Failure {
        unsafe Failure(description: "\(path): \(String(cString: strerror(errno)))")
    }
}
