import Glibc

/// A system call on a file that failed.
struct FileError: Error, Sendable, CustomStringConvertible {
    let operation: String
    let path: String
    /// The error number of `errno(3)`.
    let number: Int32

    /// Takes the error number of the call that just failed.
    init(_ operation: String, _ path: String) {
        number = errno
        self.operation = operation
        self.path = path
    }

    var description: String {
        let text = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
        return "\(operation) \(path): \(text)"
    }
}
