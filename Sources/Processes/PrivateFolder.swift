import Glibc

/// A folder of mode 0700 that only this run uses and that is removed with its files when the value ends.
///
/// Holds files, no folders; the names are the caller's and contain no slash.
struct PrivateFolder: ~Copyable {
    let path: String

    /// Makes a new folder below `parent`, which must exist.
    init(below parent: String) throws(ProcessError) {
        var template = Array("\(parent)/sluice-run-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
        }
        guard made else {
            throw ProcessError(.system, "can't make a private folder below \(parent): \(SystemCall.reason(errno))")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Writes a new file with exactly these bytes and this mode, and answers its path.
    func write(_ bytes: [UInt8], to name: String, mode: mode_t) throws(ProcessError) -> String {
        let file = "\(path)/\(name)"
        let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else {
            throw ProcessError(.system, "can't write \(file): \(SystemCall.reason(errno))")
        }
        defer { close(descriptor) }
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes[start...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw ProcessError(.system, "can't write \(file): \(SystemCall.reason(errno))")
            }
            start += count
        }
        return file
    }

    deinit {
        if let folder = unsafe opendir(path) {
            while let entry = unsafe readdir(folder) {
                let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
                }
                if name != ".", name != ".." { unsafe unlink("\(path)/\(name)") }
            }
            unsafe closedir(folder)
        }
        unsafe rmdir(path)
    }
}
