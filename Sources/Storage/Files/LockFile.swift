import Glibc
import Ledger

/// An exclusive lock between processes, held as long as the value lives (`flock(2)`).
///
/// Whoever wants the lock first stands in line at a second file, `PATH.next`, and leaves it when it has the lock: a busy
/// writer that takes the lock again and again can't starve another.
struct LockFile: ~Copyable {
    private let file: OpenFile

    private init(_ file: consuming OpenFile) { self.file = file }

    /// Waits for the lock.
    /// - Parameter milliseconds: How long to wait at most.
    /// - Throws: `ledger.locked` when another process keeps it, `ledger.storage`.
    static func acquire(_ path: String, waiting milliseconds: Int) throws -> LockFile {
        do {
            var waited = 0
            let line = try OpenFile(path + ".next", flags: O_RDWR | O_CREAT)
            try lock(line, path: path, waiting: milliseconds, waited: &waited)
            let file = try OpenFile(path, flags: O_RDWR | O_CREAT)
            try lock(file, path: path, waiting: milliseconds, waited: &waited)
            return LockFile(file)
        } catch let error as FileError {
            throw LedgerError(.storage, "the lock can't be taken: \(error)")
        }
    }

    private static func lock(
        _ file: borrowing OpenFile, path: String, waiting milliseconds: Int, waited: inout Int
    ) throws {
        while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw FileError("flock", path) }
            guard waited < milliseconds else {
                throw LedgerError(.locked, "another writer has kept the lock \(path) for \(milliseconds) ms")
            }
            usleep(1000)
            waited += 1
        }
    }
}
