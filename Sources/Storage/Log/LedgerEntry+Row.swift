import Ledger

extension LedgerEntry {
    /// Reads a row and holds every field of it against its envelope.
    /// - Throws: `ledger.inconsistent` when the row says anything else than its envelope.
    init(_ row: StoredEntry) throws(LedgerError) {
        try self.init(index: row.place(), envelope: row.envelope)
        guard row.says(fields, leafHash) else { throw row.contradiction }
    }
}

extension StoredEntry {
    /// - Throws: `ledger.inconsistent` for a negative index.
    func place() throws(LedgerError) -> UInt64 {
        guard let place = UInt64(exactly: index) else {
            throw LedgerError(.inconsistent, "there is an entry with the index \(index)")
        }
        return place
    }

    /// Whether leaf hash and every indexed field are these.
    func says(_ fields: LedgerFields, _ hash: MerkleHash) -> Bool {
        guard let columns, leafHash == hash.bytes else { return false }
        let values = fields.values
        return values.count == columns.count
            && zip(columns, values).allSatisfy { stored, value in
                switch (stored, value) {
                case (nil, nil): true
                case (let bytes?, let text?): text.utf8.elementsEqual(bytes)
                default: false
                }
            }
    }

    var contradiction: LedgerError {
        LedgerError(.inconsistent, "the row of entry \(index) is not what its signed envelope says")
    }
}
