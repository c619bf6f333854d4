import Glibc
package import Ledger
import Synchronization

/// A tree as one tar file: the same files in the same order are the same bytes.
///
/// The file appears under its name only when `finish` returns.
package final class TarTreeWriter: TreeWriter {
    private struct State: ~Copyable {
        let file: OpenFile
        var isFinished = false
    }

    private let path: String
    private let temporary: String
    private let state: Mutex<State>

    /// - Throws: `ledger.storage`.
    package init(at path: String) throws(LedgerError) {
        self.path = path
        temporary = "\(path).\(getpid()).tmp"
        unsafe unlink(temporary)
        do {
            state = Mutex(State(file: try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)))
        } catch {
            throw LedgerError(.storage, "the archive can't be written: \(error)")
        }
    }

    /// Nothing: an archive starts empty and is not read back.
    package func file(_ path: String) -> [UInt8]? { nil }

    package func paths(below folder: String) -> [String] { [] }

    package func put(_ path: String, _ bytes: [UInt8]) throws {
        guard let header = TarFormat.header(path, size: bytes.count) else {
            throw LedgerError(.storage, "'\(path)' can't be a file of an archive")
        }
        let padding = [UInt8](repeating: 0, count: TarFormat.padding(bytes.count))
        try write(header + bytes + padding)
    }

    /// Nothing to do before the end.
    package func synchronize() {}

    /// Ends the archive, makes it durable and gives it its name.
    package func finish() throws {
        try write([UInt8](repeating: 0, count: 2 * TarFormat.blockBytes))
        do throws(FileError) {
            try state.withLock { state throws(FileError) in
                try state.file.synchronize(path: temporary)
                guard unsafe rename(temporary, path) == 0 else { throw FileError("rename", path) }
                state.isFinished = true
            }
            try OpenFile.synchronizeName(of: path)
        } catch {
            throw LedgerError(.storage, "the archive can't be made durable: \(error)")
        }
    }

    private func write(_ bytes: [UInt8]) throws(LedgerError) {
        do {
            try state.withLock { state throws(FileError) in try state.file.write(bytes, path: temporary) }
        } catch {
            throw LedgerError(.storage, "the archive can't be written: \(error)")
        }
    }

    deinit { if !state.withLock({ $0.isFinished }) { unsafe unlink(temporary) } }
}
