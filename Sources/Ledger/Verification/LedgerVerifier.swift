import Artifacts
package import Attestation

/// Checks a stored ledger from its first byte to its checkpoint, with keys that come from the caller.
///
/// Recomputed from the stored envelopes are: every leaf hash, every tile, the root at the checkpoint's size and at each
/// pinned one, and every indexed field. Verified with a given key are: the checkpoint and every envelope. What the store
/// holds beyond that is a problem as well.
package struct LedgerVerifier: Sendable {
    /// Judges what a person signed; gives what is wrong with it.
    package typealias ActCheck = @Sendable (SignedActRecord) -> String?

    /// How much is checked.
    package enum Scope: Sendable {
        case everything
        /// Leaf hashes, tiles, root and the checkpoint's signature. Not looked at: who signed the entries and the acts in them,
        /// indexed fields, the store around the data, compromised keys. The root binds every byte of the envelopes, so what
        /// was verified once in full is still there to the byte.
        case tree
    }

    let keys: [PublicKey]
    private let scope: Scope
    private let origin: String?
    private let pinned: [Checkpoint]
    private let since: Checkpoint?
    private let actCheck: ActCheck?
    private let compromised: [KeyNotice]

    /// - Parameters:
    ///   - keys: The ledger's keys, of the past as well, never taken from the ledger.
    ///   - origin: The origin it has to have; the stored one when the caller does not know.
    ///   - pinned: Checkpoints of this ledger that the caller believes in: the ledger must extend each of them.
    ///   - since: A checkpoint whose entries the caller has verified before. Only what came after is read; the entries before
    ///     are bound to it by the stored tiles alone, and not compared with them again.
    ///   - actCheck: Verifies people's signatures; not verified when there is none.
    ///   - scope: How much is checked.
    ///   - compromised: Keys that are not believed from a moment on, beside those that the log itself names.
    /// - Throws: `ledger.no-keys` when there is no key.
    package init(
        keys: [PublicKey], origin: String? = nil, pinned: [Checkpoint] = [], since: Checkpoint? = nil,
        actCheck: ActCheck? = nil, compromised: [KeyNotice] = [], scope: Scope = .everything
    ) throws(LedgerError) {
        guard !keys.isEmpty else { throw LedgerError(.noKeys, "a ledger is verified with at least one key") }
        self.keys = keys
        self.scope = scope
        self.origin = origin
        self.pinned = pinned + [since].compactMap { $0 }
        self.since = since
        self.actCheck = actCheck
        self.compromised = compromised
    }

    /// Reads the whole ledger and reports every problem.
    /// - Throws: Only what keeps the source from being read at all.
    package func verify(_ source: some LedgerSource) async throws -> LedgerReport {
        var report = LedgerReport()
        if scope == .everything {
            for problem in try source.structureProblems() { report.add(problem) }
        }
        let head = try checkpoint(source, &report)
        let wanted = Set(pinned.map(\.size) + [head?.size ?? 0])
        var roots: [UInt64: MerkleHash] = [0: MerkleTree.emptyRoot]
        let start: Start
        do {
            start = try self.start(source, &roots)
        } catch let error as LedgerError {
            report.add(LedgerProblem(error.code, table: "tiles", column: "data", error.message))
            compare(head, roots: roots, complete: false, &report)
            report.checkpoint = head
            return report
        }
        let complete = try await entries(source, from: start, wanted: wanted, roots: &roots, &report)
        compare(head, roots: roots, complete: complete, &report)
        if scope == .everything { try findCompromised(source, compromised + report.notices, &report) }
        report.checkpoint = head
        return report
    }

    private func checkpoint(_ source: some LedgerSource, _ report: inout LedgerReport) throws -> Checkpoint? {
        guard let note = try source.checkpointNote() else {
            report.add(
                LedgerProblem(.missing, table: "checkpoint", column: "id", "there is no checkpoint row with id 1"))
            return nil
        }
        let stored = try source.origin()
        if stored == nil {
            report.add(LedgerProblem(.missing, table: "ledger", column: "id", "there is no ledger row with id 1"))
        }
        do {
            let text = try Checkpoint(text: SignedNote(note).text)
            let head = try Checkpoint.verified(note, origin: origin ?? text.origin, keys: keys)
            if let stored, stored != Array(head.origin.utf8) {
                report.add(
                    LedgerProblem(
                        .originMismatch, table: "ledger", column: "origin",
                        "the signed checkpoint is of '\(head.origin)'"))
            }
            return head
        } catch {
            report.add(LedgerProblem(error.code, table: "checkpoint", column: "note", error.message))
            return nil
        }
    }

    /// Where the verification begins: the right edge of the tree of `since`.
    private struct Start {
        var growth = TileGrowth()
        var peaks = MerklePeaks()
    }

    /// Binds the stored tiles to `since`, and the pinned checkpoints before it to them.
    /// - Throws: `ledger.inconsistent` when the tiles do not lead to it.
    private func start(_ source: some LedgerSource, _ roots: inout [UInt64: MerkleHash]) throws -> Start {
        guard let since, since.size > 0 else { return Start() }
        let tiles = SourceTiles(source)
        var nodes = TileNodes(tiles, size: since.size)
        let peaks = try MerklePeaks(size: since.size, from: &nodes)
        guard peaks.root == since.root else {
            throw LedgerError(
                .inconsistent, "the stored tiles do not give the root of the trusted checkpoint of \(since.size)")
        }
        roots[since.size] = since.root
        for pin in pinned where pin.size < since.size {
            let proof = try MerkleTree.consistencyProof(from: pin.size, to: since.size, from: &nodes)
            let isExtended = MerkleTree.verifyConsistency(
                from: pin.size, root: pin.root, to: since.size, root: since.root, proof: proof)
            if isExtended { roots[pin.size] = pin.root }
        }
        return Start(growth: try TileGrowth(size: since.size, from: tiles), peaks: peaks)
    }

    /// Checks all entries and tiles, and takes down the root at each wanted size.
    /// - Returns: Whether the entries are a sequence from 0 on, without which nothing else can be compared.
    private func entries(
        _ source: some LedgerSource, from start: Start, wanted: Set<UInt64>, roots: inout [UInt64: MerkleHash],
        _ report: inout LedgerReport
    ) async throws -> Bool {
        var (growth, peaks) = (start.growth, start.peaks)
        var tiles = TileComparison()
        var clients: Set<Digest> = []
        var complete = true
        var last = peaks.size > 0 ? Int64(clamping: peaks.size - 1) : nil
        report.entries = peaks.size
        report.verifiedFrom = peaks.size
        while case let rows = try rows(source, after: last), let final = rows.last {
            for (row, check) in zip(rows, await checks(rows)) {
                for problem in check.problems { report.add(problem) }
                if let client = check.clientID, !clients.insert(client).inserted {
                    report.add(
                        LedgerProblem(
                            .inconsistent, entry: UInt64(exactly: row.index), table: "entries", column: "client_id",
                            "an earlier entry has the same"))
                }
                if complete, UInt64(exactly: row.index) != peaks.size {
                    complete = false
                    report.add(
                        LedgerProblem(
                            .inconsistent, entry: peaks.size, table: "entries", column: "idx",
                            "the entry is missing: the next row has the index \(row.index)"))
                }
                if let notice = check.notice { report.notices.append(notice) }
                report.entries += 1
                guard complete else { continue }
                growth.append(check.leafHash)
                peaks.append(check.leafHash)
                if wanted.contains(peaks.size) { roots[peaks.size] = peaks.root }
            }
            last = final.index
            try tiles.compare(growth.takeFullTiles(), with: source, &report)
        }
        if complete {
            try tiles.compare(growth.takeTiles(), with: source, &report)
            if report.verifiedFrom == 0 { try tiles.findSurplus(in: source, &report) }
        }
        report.tiles = tiles.count
        return complete
    }

    private func rows(_ source: some LedgerSource, after index: Int64?) throws -> [StoredEntry] {
        switch scope {
        case .everything: try source.entries(after: index, limit: 1024)
        case .tree: try source.leaves(after: index, limit: 1024)
        }
    }

    /// Checks a batch of rows on all cores; the answers are in the order of the rows.
    private func checks(_ rows: [StoredEntry]) async -> [EntryCheck] {
        // Hashing alone is not worth another core: it is about as fast as rows can be read.
        if scope == .tree { return rows.map { EntryCheck(hashOf: $0) } }
        let (keys, actCheck) = (keys, actCheck)
        let chunk = 64
        return await withTaskGroup(of: (Int, [EntryCheck]).self) { group in
            for start in stride(from: 0, to: rows.count, by: chunk) {
                let part = rows[start..<min(start + chunk, rows.count)]
                group.addTask { (start, part.map { EntryCheck($0, keys: keys, actProblem: actCheck) }) }
            }
            var parts: [(Int, [EntryCheck])] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private func compare(
        _ head: Checkpoint?, roots: [UInt64: MerkleHash], complete: Bool, _ report: inout LedgerReport
    ) {
        func problem(_ code: LedgerError.Code, _ message: String) {
            report.add(LedgerProblem(code, table: "checkpoint", column: "note", message))
        }
        if let head, complete {
            if head.size > report.entries {
                problem(.inconsistent, "it covers \(head.size) entries, but \(report.entries) are stored")
            } else if roots[head.size] != head.root {
                problem(.inconsistent, "its root is not that of the stored entries")
            }
        }
        for pin in pinned {
            if let head, !head.origin.utf8.elementsEqual(pin.origin.utf8) {
                problem(.originMismatch, "a pinned checkpoint is of '\(pin.origin)'")
            } else if let head, pin.size > head.size {
                problem(.rollback, "it covers \(head.size) entries, a pinned checkpoint covered \(pin.size)")
            } else if complete, roots[pin.size] != pin.root {
                problem(.inconsistent, "the stored entries do not extend the pinned checkpoint of \(pin.size)")
            }
        }
    }
}
