import Artifacts
import Attestation
import Documents
import Glibc
import Ledger

/// The newest checkpoint that this operator has seen of each ledger, in `$SLUICE_HOME/checkpoints/`.
///
/// A file for each key and origin, `KEYID-SHA256(ORIGIN).note`: what a store says about itself, its path or its name, never
/// decides which one counts. A checkpoint only ever makes place for one that extends it.
struct PinnedCheckpoints {
    let home: OperatorHome

    private var folder: String { "\(home.path)/checkpoints" }

    /// The newest one of a ledger under any of its keys; nothing when it was never seen.
    /// - Throws: A failure when a file does not hold a checkpoint of its key: what was seen is not known then.
    func newest(of origin: String, keys: [PublicKey]) throws(CommandFailure) -> SignedCheckpoint? {
        var newest: SignedCheckpoint?
        for key in keys {
            let path = path(origin, key)
            guard Files.exists(path) else { continue }
            do {
                let note = try Files.read(path, limit: SignedNote.maximumBytes)
                let checkpoint = try Checkpoint.verified(note, origin: origin, keys: [key])
                if (newest?.checkpoint.size ?? 0) <= checkpoint.size {
                    newest = SignedCheckpoint(checkpoint: checkpoint, note: note)
                }
            } catch {
                throw CommandFailure(
                    .broken, "the remembered checkpoint \(path) can't be used: \(error)",
                    fix:
                        "Find out what changed it. Moved away, nothing that was seen before is held against the ledger."
                )
            }
        }
        return newest
    }

    /// Refuses a ledger that does not extend what was seen of it, and remembers its head.
    func check(_ ledger: any LedgerStore, keys: [PublicKey], url: LedgerURL) throws(CommandFailure) {
        do {
            let head = try ledger.checkpoint()
            if let pin = try newest(of: ledger.origin, keys: keys)?.checkpoint {
                guard head.checkpoint.size >= pin.size else { throw Self.rollback(head.checkpoint, pin, url) }
                let proof = try ledger.consistencyProof(from: pin.size)
                guard
                    MerkleTree.verifyConsistency(
                        from: pin.size, root: pin.root, to: head.checkpoint.size, root: head.checkpoint.root,
                        proof: proof)
                else {
                    throw CommandFailure(
                        .broken,
                        "the ledger does not extend its checkpoint of \(pin.size) entries that was seen here before "
                            + "[ledger.inconsistent]",
                        fix:
                            "Its history was rewritten. Keep \(folder) and the ledger as they are, and find out by whom."
                    )
                }
            }
            remember(head, keys: keys)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    static func rollback(_ head: Checkpoint, _ pin: Checkpoint, _ url: LedgerURL) -> CommandFailure {
        CommandFailure(
            .broken,
            "the ledger has \(head.size) entries, but \(pin.size) were seen here before [ledger.rollback]",
            fix: "An old state came back. Restore the newest one. If the entries are lost for good, give them up by "
                + "'sluice ledger recover --ledger \(url.text) --accept-rollback \(head.size)'.")
    }

    /// Puts a verified head in the place of an older one; a head that is not newer changes nothing.
    ///
    /// A folder that can't be written is remarked on, no more: whoever only reads may have a home of that kind.
    func remember(_ head: SignedCheckpoint, keys: [PublicKey]) {
        let origin = head.checkpoint.origin
        do {
            let named = try LedgerKeyring(keys: keys).named(origin)
            let signers = try SignedNote(head.note).verified(by: named).map(\.publicKey)
            try Files.makeFolder(folder, mode: 0o700)
            try locked { () throws in
                for signer in signers {
                    let seen = try newest(of: origin, keys: [signer])
                    if let seen, seen.checkpoint.size >= head.checkpoint.size { continue }
                    try Files.write(head.note, to: path(origin, signer), mode: 0o600)
                }
            }
        } catch {
            Console.note("the checkpoint of the ledger could not be remembered: \(error)")
        }
    }

    /// Moves what was seen aside and remembers a smaller head in its place, with a line in `recoveries.log`.
    func recover(_ head: SignedCheckpoint, from pin: SignedCheckpoint, keys: [PublicKey]) throws {
        let line =
            "\(WallClock.now) \(head.checkpoint.origin): gave up \(pin.checkpoint.size) entries with root "
            + "\(pin.checkpoint.root) for \(head.checkpoint.size) with root \(head.checkpoint.root)\n"
        try Files.append(line, to: "\(home.path)/recoveries.log")
        try Files.makeFolder("\(folder)/given-up", mode: 0o700)
        for key in keys where Files.exists(path(head.checkpoint.origin, key)) {
            let path = path(head.checkpoint.origin, key)
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            guard rename(path, "\(folder)/given-up/\(WallClock.now.seconds)-\(name)") == 0 else {
                throw FileError(path, errno: errno)
            }
        }
        remember(head, keys: keys)
    }

    private func path(_ origin: String, _ key: PublicKey) -> String {
        "\(folder)/\(key.keyID)-\(Digest.sha256(of: Array(origin.utf8)).hex).note"
    }

    /// One process at a time.
    private func locked(_ body: () throws -> Void) throws {
        let descriptor = open("\(folder)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError("\(folder)/lock", errno: errno) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw FileError("\(folder)/lock", errno: errno) }
        }
        try body()
    }
}

/// A ledger whose every new head is remembered, so that no older state of it is taken for the ledger again.
struct RememberingLedger: LedgerStore {
    let ledger: any LedgerStore
    let pins: PinnedCheckpoints
    let keys: [PublicKey]

    var origin: String { ledger.origin }

    func append(_ entries: [SealedEntry]) async throws -> [AppendedEntry] {
        let appended = try await ledger.append(entries)
        if let note = appended.last?.proof.checkpoint {
            let head = try Checkpoint.verified(note, origin: origin, keys: keys)
            pins.remember(SignedCheckpoint(checkpoint: head, note: note), keys: keys)
        }
        return appended
    }

    func checkpoint() throws -> SignedCheckpoint { try ledger.checkpoint() }
    func entry(at index: UInt64) throws -> LedgerEntry? { try ledger.entry(at: index) }
    func entries(matching query: LedgerQuery) throws -> [LedgerEntry] { try ledger.entries(matching: query) }
    func entries(from index: UInt64, limit: Int) throws -> [LedgerEntry] {
        try ledger.entries(from: index, limit: limit)
    }
    func inclusionProof(of index: UInt64) throws -> InclusionProof { try ledger.inclusionProof(of: index) }
    func consistencyProof(from size: UInt64) throws -> [MerkleHash] { try ledger.consistencyProof(from: size) }
    func close() { ledger.close() }
}
