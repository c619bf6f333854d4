import Artifacts
import Ledger

/// The statements on a ledger's tables, within one transaction of the caller.
///
/// Rows come out as they are stored and believed in nothing; `LedgerCore` holds them against their envelopes and the
/// checkpoint. Every call takes or gives many rows: a store across a network must not pay a round trip for each.
protocol LedgerTables: TileSource {
    /// Says what will be asked for soon: a store across a network fetches it together with the checkpoint.
    /// - Parameters:
    ///   - clients: The client ids whose indexes are wanted.
    ///   - rowsFrom: The first of the last rows that are wanted.
    func foresee(clients: [Digest]?, rowsFrom: UInt64?)

    /// The number of entries, taken from the greatest index.
    func count() throws -> UInt64

    /// Adds entries at their indexes; none may be there, nor any with the same client id.
    func insert(_ entries: [LedgerEntry]) throws

    /// The indexes of the entries that have these client ids; those that are not there are left out.
    func indexes(ofClients ids: [Digest]) throws -> [Digest: UInt64]

    /// The rows of the indexes `from ..< to`, in order; fewer when some are missing.
    func rows(from: UInt64, to: UInt64) throws -> [StoredEntry]

    /// The rows below `size` that match, newest first.
    func rows(matching query: LedgerQuery, below size: UInt64) throws -> [StoredEntry]

    /// Adds tiles, or puts them in the place of narrower ones.
    func put(_ tiles: [Tile]) throws

    /// The signed checkpoint.
    /// - Throws: `ledger.inconsistent` when there is none.
    func checkpointNote() throws -> [UInt8]

    /// Puts a checkpoint in the place of the one it was made from; the last call of its transaction.
    /// - Throws: `ledger.fork-prevented` when another one stands there.
    func replaceCheckpoint(_ old: [UInt8], by new: [UInt8]) throws
}

extension LedgerTables {
    /// A store in the same process has nothing to fetch ahead.
    func foresee(clients: [Digest]?, rowsFrom: UInt64?) {}
}
