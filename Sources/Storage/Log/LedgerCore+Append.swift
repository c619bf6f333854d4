import Artifacts
import Attestation
import Ledger
import Synchronization

/// Appending: entries durable, root from stored bytes, checkpoint signed, checkpoint by compare-and-swap, acknowledged.
///
/// A writer that dies in between leaves entries that no checkpoint covers. Readers do not serve them; the next append
/// verifies them like its own and covers them with its checkpoint.
extension LedgerCore {
    private struct Place {
        let index: UInt64
        let isNew: Bool
    }

    /// Appends the entries of several callers under one checkpoint.
    /// - Returns: The answer of each caller, in their order.
    func append(_ group: [[SealedEntry]]) throws -> [[AppendedEntry]] {
        let signer = try writing()
        if let failure = failure.withLock({ $0 }) { throw failure }
        guard group.joined().allSatisfy({ $0.key == signer.publicKey || keys.contains($0.key) }) else {
            throw LedgerError(.entryUnsigned, "an entry is signed by a key that is not one of this ledger's")
        }
        do {
            return try database.exclusively {
                try afterStep(.locked)
                return try append(group, signer: signer)
            }
        } catch let error as LedgerError {
            if error.code.endsAppending { failure.withLock { $0 = error } }
            if error.code == .storage { database.markFailure() }
            throw error
        }
    }

    /// Covers entries that a writer left behind; nothing to do in the usual case.
    /// - Returns: How many entries were covered.
    func recover() throws -> UInt64 {
        let signer = try writing()
        return try database.exclusively {
            let before = try checkpoint().checkpoint.size
            return try cover(signer: signer, own: [:]).checkpoint.size - before
        }
    }

    func writing() throws(LedgerError) -> LedgerSigner {
        guard let signer else { throw LedgerError(.readOnly, "the ledger was opened without the key that signs it") }
        return signer
    }

    private func append(_ group: [[SealedEntry]], signer: LedgerSigner) throws -> [[AppendedEntry]] {
        let all = group.flatMap { $0 }
        let places = try store(all)
        try afterStep(.entriesStored)
        var own: [UInt64: SealedEntry] = [:]
        for (entry, place) in zip(all, places) where place.isNew { own[place.index] = entry }
        let head = try cover(signer: signer, own: own)
        return try read { tables, current in
            // Another writer may have gone on by now, and then its checkpoint covers ours.
            var nodes = TileNodes(tables, size: current.checkpoint.size)
            guard current.checkpoint.size >= head.checkpoint.size else {
                throw LedgerError(.rollback, "the checkpoint went back while it was being read")
            }
            var answers: [[AppendedEntry]] = []
            var rest = zip(all, places).makeIterator()
            for entries in group {
                var answer: [AppendedEntry] = []
                for _ in entries {
                    guard let (candidate, place) = rest.next() else { break }
                    // New ones were read back from the store when the root was recomputed; the others are read now.
                    let entry =
                        place.isNew ? candidate.placed(at: place.index) : try stored(place.index, tables)
                    answer.append(
                        AppendedEntry(
                            entry: entry, isNew: place.isNew, proof: try proof(of: entry, under: current, from: &nodes))
                    )
                }
                answers.append(answer)
            }
            return answers
        }
    }

    /// Makes the new entries and their tiles durable, in one transaction.
    private func store(_ candidates: [SealedEntry]) throws -> [Place] {
        let clients = candidates.map(\.fields.clientID)
        return try database.write { tables in
            tables.foresee(clients: clients, rowsFrom: nil)
            let head = try head.verified(tables.checkpointNote(), tiles: tables).checkpoint
            var count = try tables.count()
            guard count >= head.size, count < UInt64(Int64.max) else {
                throw LedgerError(
                    .inconsistent, "\(count) entries are stored, but the checkpoint covers \(head.size)")
            }
            var known = try tables.indexes(ofClients: clients)
            var growth = try TileGrowth(size: count, from: tables)
            var places: [Place] = []
            var new: [LedgerEntry] = []
            for candidate in candidates {
                if let index = known[candidate.fields.clientID] {
                    places.append(Place(index: index, isNew: false))
                    continue
                }
                known[candidate.fields.clientID] = count
                new.append(candidate.placed(at: count))
                growth.append(candidate.leafHash)
                places.append(Place(index: count, isNew: true))
                count += 1
            }
            guard !new.isEmpty else { return places }
            try tables.insert(new)
            try tables.put(growth.takeTiles())
            return places
        }
    }

    /// Signs and stores a checkpoint over all stored entries; the current one when it covers them already.
    ///
    /// Where writers can't be kept apart by a lock, another may store its checkpoint in between: then ours is dropped, and
    /// what stands there is read, verified and extended anew.
    private func cover(signer: LedgerSigner, own: [UInt64: SealedEntry]) throws -> SignedCheckpoint {
        let attempts = 32
        for attempt in 1... {
            let (old, next) = try recomputed(signer, own: own)
            try afterStep(.rootRecomputed)
            guard next != old.checkpoint else { return old }
            let note = try signer.note(of: next)
            try afterStep(.checkpointSigned)
            do {
                try database.write { try $0.replaceCheckpoint(old.note, by: note) }
            } catch let error as LedgerError where error.code == .forkPrevented && attempt < attempts {
                continue
            }
            let covered = SignedCheckpoint(checkpoint: next, note: note)
            head.advance(to: covered)
            try afterStep(.checkpointStored)
            return covered
        }
        throw LedgerError(.forkPrevented, "other writers stored checkpoints in between \(attempts) times; append again")
    }

    /// Reads everything the current checkpoint does not cover from the store, verifies it, and computes the root anew.
    ///
    /// The old part of the tree is bound by its checkpoint, the new part by the stored envelopes themselves, and the stored
    /// tiles have to give the same root.
    /// - Parameter own: The entries this writer has just stored; stored bytes that hash to the same leaf need no second
    ///   look at their signature.
    private func recomputed(
        _ signer: LedgerSigner, own: [UInt64: SealedEntry]
    ) throws -> (old: SignedCheckpoint, next: Checkpoint) {
        try read(rowsFrom: head.size) { tables, old in
            let size = old.checkpoint.size
            let count = try tables.count()
            guard count >= size else {
                throw LedgerError(.inconsistent, "\(count) entries are stored, but the checkpoint covers \(size)")
            }
            var nodes = TileNodes(tables, size: count)
            var peaks = try MerklePeaks(size: size, from: &nodes)
            guard peaks.root == old.checkpoint.root else {
                throw LedgerError(.inconsistent, "the stored tiles do not give the root of the checkpoint of \(size)")
            }
            var next = size
            while next < count {
                let rows = try tables.rows(from: next, to: min(count, next + UInt64(AppendQueue.maximumGroup)))
                guard !rows.isEmpty else { break }
                for row in rows {
                    let leaf = try verified(row, keys: keys + [signer.publicKey], own: own)
                    guard try row.place() == next, try nodes.node(level: 0, index: next) == leaf else {
                        throw LedgerError(.inconsistent, "entry \(row.index) is not the one in its tile")
                    }
                    peaks.append(leaf)
                    next += 1
                }
            }
            guard peaks.size == count, try MerkleTree.root(of: count, from: &nodes) == peaks.root else {
                throw LedgerError(.inconsistent, "the stored tiles do not give the root of the stored entries")
            }
            return (old, Checkpoint(origin: origin, size: count, root: peaks.root))
        }
    }

    /// The hash of a stored row that no checkpoint covers yet, from its stored bytes.
    private func verified(_ row: StoredEntry, keys: [PublicKey], own: [UInt64: SealedEntry]) throws -> MerkleHash {
        let leaf = MerkleTree.leafHash(row.envelope)
        let sealed: SealedEntry
        if let mine = own[try row.place()], mine.leafHash == leaf {
            sealed = mine
        } else {
            sealed = try SealedEntry(verifying: row.envelope, keys: keys)
        }
        guard row.says(sealed.fields, leaf) else { throw row.contradiction }
        return leaf
    }
}

extension LedgerError.Code {
    /// Whether nothing more may be appended after such an error until the ledger was opened, and so checked, again.
    var endsAppending: Bool {
        switch self {
        case .storage, .inconsistent, .rollback, .forkPrevented, .noteSignature, .noteUnsigned, .originMismatch: true
        default: false
        }
    }
}
