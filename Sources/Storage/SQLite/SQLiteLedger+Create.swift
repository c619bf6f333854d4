import GRDB
import Glibc
package import Ledger

extension SQLiteLedger {
    /// Makes a new, empty ledger with its first checkpoint, of size 0.
    ///
    /// The file appears at its path only when it is complete and on the disk.
    /// - Parameters:
    ///   - path: Where nothing may be yet; the folder exists.
    ///   - origin: The log's name, unique among all ledgers: a host and path without scheme, no spaces, no plus sign.
    ///   - signer: The ledger's own key.
    /// - Throws: `ledger.exists`, `ledger.note-key` for a bad origin, `ledger.storage`, and what the signer throws.
    package static func create(at path: String, origin: String, signer: LedgerSigner) throws {
        let note = try signer.note(of: Checkpoint(origin: origin, size: 0, root: MerkleTree.emptyRoot))
        try make(at: path, origin: origin) { _ in note }
    }

    /// Makes a ledger that holds what another one's checkpoint covers, to the byte; nothing is signed.
    ///
    /// The file appears at its path only when it is complete and on the disk.
    /// - Throws: `ledger.exists`, `ledger.storage`, and what reading the other ledger throws.
    package static func create(at path: String, copying source: any LedgerStore) throws {
        try make(at: path, origin: source.origin) { try LedgerFilling.copy(source, to: $0) }
    }

    /// - Parameter fill: Puts the first rows in and gives the signed checkpoint over them.
    private static func make(at path: String, origin: String, fill: (SQLiteTables) throws -> [UInt8]) throws {
        let lock = try LockFile.acquire(path + ".lock", waiting: 1000)
        defer { withExtendedLifetime(lock) {} }
        for taken in [path, path + "-journal", path + "-wal"] where unsafe access(taken, F_OK) == 0 {
            throw LedgerError(.exists, "there is already something at \(taken)")
        }
        let draft = path + ".creating"
        do {
            // Left over by a process that died here; the lock is ours.
            for stale in [draft, draft + "-journal", draft + "-wal", draft + "-shm"] { unsafe unlink(stale) }
            _ = try OpenFile(draft, flags: O_RDWR | O_CREAT | O_EXCL)
            do {
                let queue = try LedgerConnection.open(draft, .writing)
                try LedgerConnection.stored {
                    try queue.write { database in
                        try LedgerSchema.create(in: database)
                        try database.execute(sql: "INSERT INTO ledger(id, origin) VALUES(1, ?)", arguments: [origin])
                        let note = try fill(SQLiteTables(database: database))
                        try database.execute(
                            sql: "INSERT INTO checkpoint(id, note) VALUES(1, ?)", arguments: [DatabaseBytes(note)])
                    }
                    // The header's mode is all that a write-ahead log changes in the file itself, and it is set last: the
                    // file that gets its name is whole without a log beside it.
                    try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
                    try queue.close()
                }
            }
            for empty in [draft + "-wal", draft + "-shm"] { unsafe unlink(empty) }
            guard unsafe link(draft, path) == 0 else {
                if errno == EEXIST { throw LedgerError(.exists, "there is already something at \(path)") }
                throw FileError("link", path)
            }
            unsafe unlink(draft)
            try OpenFile.synchronizeName(of: path)
        } catch let error as FileError {
            throw LedgerError(.storage, "the ledger could not be made: \(error)")
        }
    }
}
