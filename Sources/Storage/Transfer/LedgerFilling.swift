import Ledger

/// How the tables of a new ledger get their first rows: within the transaction that makes them.
enum LedgerFilling {
    /// Copies everything a checkpoint covers, entry by entry and in order, and makes the tiles anew from what is copied.
    ///
    /// Nothing is signed: envelopes and checkpoint are taken as they are, and the checkpoint only after the copied bytes gave
    /// its root.
    /// - Returns: The signed checkpoint, for the new ledger.
    /// - Throws: `ledger.inconsistent` when the root is another, and what source and tables throw.
    static func copy(_ source: any LedgerStore, to tables: some LedgerTables) throws -> [UInt8] {
        let head = try source.checkpoint()
        let size = head.checkpoint.size
        var growth = TileGrowth()
        var peaks = MerklePeaks()
        while peaks.size < size {
            let wanted = min(512, size - peaks.size)
            let entries = try source.entries(from: peaks.size, limit: Int(wanted))
            guard !entries.isEmpty, UInt64(entries.count) <= wanted else {
                throw LedgerError(.inconsistent, "the ledger ends at entry \(peaks.size) of \(size)")
            }
            for entry in entries {
                guard entry.index == peaks.size else {
                    throw LedgerError(.inconsistent, "entry \(peaks.size) is missing from the ledger that is copied")
                }
                growth.append(entry.leafHash)
                peaks.append(entry.leafHash)
            }
            try tables.insert(entries)
            try tables.put(growth.takeFullTiles())
        }
        try tables.put(growth.takeTiles())
        guard peaks.root == head.checkpoint.root else {
            throw LedgerError(.inconsistent, "the copied entries give another root than the checkpoint says")
        }
        return head.note
    }
}
