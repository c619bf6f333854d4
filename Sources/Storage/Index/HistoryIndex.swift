package import Engine
package import Ledger

/// The derived index of a ledger: what questions are answered from, never what the log is believed by.
///
/// It is caught up from the ledger's covered entries and their evidence, in batches of one transaction each, by any process
/// that asks; it may be deleted at any time. An index of another ledger, of another version, or of a ledger that is not
/// extended by the one at hand, is built anew.
package struct HistoryIndex: Sendable {
    package let database: any IndexDatabase

    /// Entries that one transaction adds.
    package static let batch = 5000

    /// What catching up did.
    package struct Progress: Sendable, Hashable {
        package var size: UInt64
        package var added: UInt64
        /// Whether the index was emptied first, and why.
        package var rebuilt: String?
    }

    /// Opens the index, and makes its tables when there are none.
    package init(_ database: any IndexDatabase) throws {
        self.database = database
        try database.write { connection in
            if try Self.state(connection, database.dialect) == nil {
                try Self.empty(connection, dialect: database.dialect)
            }
        }
    }

    /// Where the index stands.
    package struct State: Sendable {
        package let origin: String
        /// How many entries are indexed.
        package let size: UInt64
        /// The size of the tree they were read from, and its root.
        package let covered: UInt64
        package let root: [UInt8]
    }

    /// The number of entries the index holds.
    package func size() throws -> UInt64 {
        try database.read { try Self.state($0, database.dialect)?.size ?? 0 }
    }

    /// Nothing when there are no tables, or those of another version.
    private static func state(_ connection: any IndexConnection, _ dialect: SQLDialect) throws -> State? {
        let exists =
            dialect == .sqlite
            ? "SELECT count(*) FROM sqlite_schema WHERE name = 'state'"
            : "SELECT CASE WHEN to_regclass('state') IS NULL THEN 0 ELSE 1 END"
        guard try connection.row(exists)?.integer(0) == 1,
            let row = try connection.row("SELECT version, origin, size, covered, root FROM state WHERE id = 1"),
            row.integer(0) == IndexSchema.version, let origin = row.text(1),
            let size = row.integer(2).flatMap({ UInt64(exactly: $0) }),
            let covered = row.integer(3).flatMap({ UInt64(exactly: $0) }), let root = row.blob(4)
        else { return nil }
        return State(origin: origin, size: size, covered: covered, root: root)
    }

    private static func empty(_ connection: any IndexConnection, dialect: SQLDialect) throws {
        try IndexSchema.drop(in: connection)
        try IndexSchema.create(in: connection, dialect: dialect)
        try connection.execute(
            "INSERT INTO state(id, version, origin, size, covered, root) VALUES(1, ?, '', 0, 0, ?)",
            [.integer(IndexSchema.version), .blob(MerkleTree.emptyRoot.bytes)])
    }

    /// Empties the index; the next catching up builds it anew.
    package func clear() throws { try database.write { try Self.empty($0, dialect: database.dialect) } }

    // MARK: catching up

    /// Adds every entry the ledger's checkpoint covers and the index does not have yet.
    /// - Throws: What reading the ledger and writing the index throw; what was added before stays.
    @discardableResult
    package func catchUp(with ledger: any LedgerStore, evidence: any HistoryEvidence) throws -> Progress {
        let (head, rebuilt) = try database.write { connection in
            // Read under the index's lock: no earlier checkpoint than that of the process before.
            let head = try ledger.checkpoint().checkpoint
            let reason =
                try Self.state(connection, database.dialect).map { try Self.mismatch($0, ledger, head) }
                ?? "it had no usable tables"
            if reason != nil { try Self.empty(connection, dialect: database.dialect) }
            try connection.execute(
                "UPDATE state SET origin = ?, covered = ?, root = ? WHERE id = 1",
                [.text(ledger.origin), SQLValue(head.size), .blob(head.root.bytes)])
            return (head, reason)
        }
        var progress = Progress(size: head.size, added: 0, rebuilt: rebuilt)
        var writer: IndexWriter?
        var isDone = false
        while !isDone {
            try database.write { connection in
                let start = try Self.state(connection, database.dialect)?.size ?? 0
                let entries = try ledger.entries(from: start, limit: Self.batch).filter { $0.index < head.size }
                guard !entries.isEmpty else {
                    isDone = true
                    return
                }
                // Another process may have added some in between: then nothing that was kept at hand is good.
                let current =
                    writer.flatMap { $0.size == start ? $0 : nil } ?? IndexWriter(size: start, evidence: evidence)
                writer = current
                for entry in entries { try current.add(IndexedEntry(entry), to: connection) }
                try current.flush(to: connection)
                try connection.execute("UPDATE state SET size = ? WHERE id = 1", [SQLValue(current.size)])
                isDone = current.size >= head.size
                progress.added += UInt64(entries.count)
            }
        }
        if progress.added >= 1000, progress.added * 8 > progress.size { try database.analyze() }
        return progress
    }

    /// Adds entries that come from elsewhere than a ledger, in order; for measuring and for tests.
    package func add(_ entries: [IndexedEntry], evidence: any HistoryEvidence) throws {
        var writer: IndexWriter?
        var start = 0
        while start < entries.count {
            let end = min(entries.count, start + Self.batch)
            try database.write { connection in
                let current =
                    try writer
                    ?? IndexWriter(size: Self.state(connection, database.dialect)?.size ?? 0, evidence: evidence)
                writer = current
                for entry in entries[start..<end] { try current.add(entry, to: connection) }
                try current.flush(to: connection)
                try connection.execute("UPDATE state SET size = ? WHERE id = 1", [SQLValue(current.size)])
            }
            start = end
        }
        try database.analyze()
    }

    /// Why the index can't be extended; nothing when it can.
    private static func mismatch(_ state: State, _ ledger: any LedgerStore, _ head: Checkpoint) throws -> String? {
        guard state.covered > 0 || state.size > 0 else { return nil }
        guard state.origin.utf8.elementsEqual(ledger.origin.utf8) else { return "it was of another ledger" }
        guard state.covered <= head.size, state.size <= state.covered else {
            return "the ledger is shorter than what was indexed"
        }
        guard let root = MerkleHash(state.root) else { return "its state was damaged" }
        if state.covered == head.size { return root == head.root ? nil : "the ledger is another one at the same size" }
        let proof = state.covered == 0 ? [] : try ledger.consistencyProof(from: state.covered)
        return MerkleTree.verifyConsistency(
            from: state.covered, root: root, to: head.size, root: head.root, proof: proof)
            ? nil : "the ledger does not extend what was indexed"
    }
}
