/// A stored ledger as it is, believed in nothing: what `LedgerVerifier` reads.
///
/// All answers are of one moment: nobody appends in between, or what they append is not seen.
package protocol LedgerSource: Sendable {
    /// The origin the store says it has; nothing when there is not exactly one.
    func origin() throws -> [UInt8]?

    /// The signed checkpoint; nothing when there is not exactly one.
    func checkpointNote() throws -> [UInt8]?

    /// The rows after an index in the order of their indexes, at most `limit`; from the smallest on without one.
    func entries(after index: Int64?, limit: Int) throws -> [StoredEntry]

    /// As `entries`, without the indexed fields where that saves reading them.
    func leaves(after index: Int64?, limit: Int) throws -> [StoredEntry]

    /// One tile; nothing when there is none.
    func storedTile(level: Int, index: UInt64) throws -> StoredTile?

    /// The places of all tiles, in any order.
    func tilePlaces() throws -> [StoredTile.Place]

    /// What is wrong with the store around the data: tables, indexes or triggers that a ledger does not have.
    func structureProblems() throws -> [LedgerProblem]
}

extension LedgerSource {
    package func leaves(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        try entries(after: index, limit: limit)
    }
}

/// A row of a ledger's entries.
package struct StoredEntry: Sendable {
    package let index: Int64
    package let envelope: [UInt8]
    package let leafHash: [UInt8]
    /// The bytes of each text, in the order of `LedgerFields.columns`; nothing where the store has no such fields.
    package let columns: [[UInt8]?]?

    package init(index: Int64, envelope: [UInt8], leafHash: [UInt8], columns: [[UInt8]?]?) {
        self.index = index
        self.envelope = envelope
        self.leafHash = leafHash
        self.columns = columns
    }
}

/// A row of a ledger's tiles.
package struct StoredTile: Sendable {
    package struct Place: Sendable, Hashable {
        package let level: Int64
        package let index: Int64

        package init(level: Int64, index: Int64) {
            self.level = level
            self.index = index
        }
    }

    package let width: Int64
    package let data: [UInt8]

    package init(width: Int64, data: [UInt8]) {
        self.width = width
        self.data = data
    }
}
