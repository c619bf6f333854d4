import Artifacts
import Attestation
import GRDB
package import Ledger
import Synchronization

/// Appending: entries durable, root from stored bytes, checkpoint signed, checkpoint by compare-and-swap, acknowledged.
///
/// A writer that dies in between leaves entries that no checkpoint covers. Readers do not serve them; the next append
/// verifies them like its own and covers them with its checkpoint.
extension SQLiteLedger {
    package func append(_ envelopes: [[UInt8]]) throws -> [AppendedEntry] {
        guard let signer else { throw LedgerError(.readOnly, "the ledger was opened without the key that signs it") }
        guard !envelopes.isEmpty else { return [] }
        var candidates: [LedgerEntry] = []
        for envelope in envelopes {
            try EntryEnvelope.verify(envelope, keys: [signer.publicKey])
            candidates.append(try LedgerEntry(index: 0, envelope: envelope))
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        do {
            let lock = try LockFile.acquire(path + ".lock", waiting: lockTimeout)
            defer { withExtendedLifetime(lock) {} }
            try afterStep(.locked)
            return try append(candidates, signer: signer)
        } catch let error as LedgerError {
            if error.code.endsAppending { failure.withLock { $0 = error } }
            throw error
        }
    }

    /// Covers entries that a writer left behind; nothing to do in the usual case.
    /// - Returns: How many entries were covered.
    /// - Throws: As `append`.
    @discardableResult
    package func recover() throws -> UInt64 {
        guard let signer else { throw LedgerError(.readOnly, "the ledger was opened without the key that signs it") }
        let lock = try LockFile.acquire(path + ".lock", waiting: lockTimeout)
        defer { withExtendedLifetime(lock) {} }
        let before = try checkpoint().checkpoint.size
        return try cover(signer: signer).checkpoint.size - before
    }

    private func append(_ candidates: [LedgerEntry], signer: LedgerSigner) throws -> [AppendedEntry] {
        let placed = try store(candidates)
        try afterStep(.entriesStored)
        let head = try cover(signer: signer)
        return try read { rows, current in
            guard current == head else { throw LedgerError(.forkPrevented, "the checkpoint changed under the lock") }
            var nodes = TileNodes(rows, size: head.checkpoint.size)
            return try zip(candidates, placed).map { candidate, place in
                // New ones were read back from the file when the root was recomputed; the others are read now.
                let entry =
                    place.isNew
                    ? candidate.placed(at: place.index)
                    : try rows.entries(from: place.index, to: place.index + 1).first
                guard let entry else { throw LedgerError(.inconsistent, "entry \(place.index) is missing") }
                return AppendedEntry(
                    entry: entry, isNew: place.isNew,
                    proof: try SQLiteLedger.proof(of: entry, under: head, from: &nodes))
            }
        }
    }

    /// Makes the new entries and their tiles durable, in one transaction.
    private func store(_ candidates: [LedgerEntry]) throws -> [(index: UInt64, isNew: Bool)] {
        try LedgerConnection.stored {
            try writer.write { database in
                let rows = LedgerRows(database: database)
                let head = try self.head.verified(rows.checkpointNote(), tiles: rows).checkpoint
                var count = try rows.count()
                guard count >= head.size, count < UInt64(Int64.max) else {
                    throw LedgerError(
                        .inconsistent, "\(count) entries are stored, but the checkpoint covers \(head.size)")
                }
                var growth = try TileGrowth(size: count, from: rows)
                var placed: [(index: UInt64, isNew: Bool)] = []
                for candidate in candidates {
                    if let index = try rows.index(ofClient: candidate.fields.clientID) {
                        placed.append((index, false))
                        continue
                    }
                    try rows.insert(candidate.placed(at: count))
                    growth.append(candidate.leafHash)
                    placed.append((count, true))
                    count += 1
                }
                for tile in growth.takeTiles() { try rows.put(tile) }
                return placed
            }
        }
    }

    /// Signs and stores a checkpoint over all stored entries; the current one when it covers them already.
    private func cover(signer: LedgerSigner) throws -> SignedCheckpoint {
        let (old, next) = try recomputed(signer)
        try afterStep(.rootRecomputed)
        guard next != old.checkpoint else { return old }
        let note = try signer.note(of: next)
        try afterStep(.checkpointSigned)
        try LedgerConnection.stored {
            try writer.write { try LedgerRows(database: $0).replaceCheckpoint(old.note, by: note) }
        }
        try afterStep(.checkpointStored)
        return SignedCheckpoint(checkpoint: next, note: note)
    }

    /// Reads everything the current checkpoint does not cover from the file, verifies it, and computes the root anew.
    ///
    /// The old part of the tree is bound by its checkpoint, the new part by the stored envelopes themselves, and the stored
    /// tiles have to give the same root.
    private func recomputed(_ signer: LedgerSigner) throws -> (old: SignedCheckpoint, next: Checkpoint) {
        try read { rows, old in
            let size = old.checkpoint.size
            let count = try rows.count()
            guard count >= size else {
                throw LedgerError(.inconsistent, "\(count) entries are stored, but the checkpoint covers \(size)")
            }
            var nodes = TileNodes(rows, size: count)
            var peaks = try MerklePeaks(size: size, from: &nodes)
            guard peaks.root == old.checkpoint.root else {
                throw LedgerError(.inconsistent, "the stored tiles do not give the root of the checkpoint of \(size)")
            }
            for entry in try rows.entries(from: size, to: count) {
                guard entry.index == peaks.size, try nodes.node(level: 0, index: entry.index) == entry.leafHash else {
                    throw LedgerError(.inconsistent, "entry \(entry.index) is not the one in its tile")
                }
                try EntryEnvelope.verify(entry.envelope, keys: keys + [signer.publicKey])
                peaks.append(entry.leafHash)
            }
            guard peaks.size == count, try MerkleTree.root(of: count, from: &nodes) == peaks.root else {
                throw LedgerError(.inconsistent, "the stored tiles do not give the root of the stored entries")
            }
            return (old, Checkpoint(origin: origin, size: count, root: peaks.root))
        }
    }
}

extension LedgerError.Code {
    /// Whether nothing more may be appended after such an error until the ledger was opened, and so checked, again.
    fileprivate var endsAppending: Bool {
        switch self {
        case .storage, .inconsistent, .rollback, .forkPrevented, .noteSignature, .noteUnsigned, .originMismatch: true
        default: false
        }
    }
}
