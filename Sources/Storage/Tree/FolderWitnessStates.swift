import Artifacts
import Attestation
import Glibc
package import Ledger

/// What a witness remembers, in a folder of its own: the last cosigned note of each log, in a file named by the hash of the
/// log's origin.
///
/// Any number of processes may share the folder; they take turns by a lock file.
package final class FolderWitnessStates: WitnessStates {
    private let folder: String
    private let logs: [WitnessedLog]

    /// - Parameters:
    ///   - folder: Made when it is missing; its parent must exist.
    ///   - logs: The logs that are known; a state of another log is never given.
    /// - Throws: `ledger.storage`.
    package init(at folder: String, logs: [WitnessedLog]) throws(LedgerError) {
        self.folder = folder
        self.logs = logs
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw LedgerError(.storage, "\(FileError("mkdir", folder))")
        }
    }

    package func last(of origin: String) throws -> SignedCheckpoint? {
        guard let keys = logs.first(where: { $0.origin.utf8.elementsEqual(origin.utf8) })?.keys else { return nil }
        let path = path(of: origin)
        let note: [UInt8]
        do {
            note = try OpenFile(path, flags: O_RDONLY).readAll(path: path, limit: SignedNote.maximumBytes)
        } catch  where error.number == ENOENT {
            return nil
        } catch {
            throw LedgerError(.storage, "the witness's state can't be read: \(error)")
        }
        // A state that does not verify is no reason to start anew: that would forget what was cosigned.
        let checkpoint = try Checkpoint.verified(note, origin: origin, signedBy: keys)
        return SignedCheckpoint(checkpoint: checkpoint, note: note)
    }

    package func replace(_ last: SignedCheckpoint?, by next: SignedCheckpoint) throws -> Bool {
        let origin = next.checkpoint.origin
        let lock = try LockFile.acquire("\(folder)/lock", waiting: 30_000)
        defer { withExtendedLifetime(lock) {} }
        guard try self.last(of: origin) == last else { return false }
        let path = path(of: origin)
        let temporary = path + ".tmp"
        unsafe unlink(temporary)
        do {
            let file = try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_EXCL)
            try file.write(next.note, path: temporary)
            try file.synchronize(path: temporary)
            guard unsafe rename(temporary, path) == 0 else { throw FileError("rename", path) }
            try OpenFile.synchronizeFolder(folder)
        } catch {
            throw LedgerError(.storage, "the witness's state can't be kept: \(error)")
        }
        return true
    }

    private func path(of origin: String) -> String { "\(folder)/\(Digest.sha256(of: Array(origin.utf8)).hex).note" }
}
