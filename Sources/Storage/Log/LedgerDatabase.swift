import Ledger

/// A database that holds one ledger: transactions on its tables.
protocol LedgerDatabase: Sendable {
    associatedtype Tables: LedgerTables

    /// Runs reads that all see one moment.
    ///
    /// What a writer has just stored is read back through this, so it must come from the store and not from the writer's
    /// own cache.
    func read<T>(_ body: (Tables) throws -> T) throws -> T

    /// Runs writes in one transaction that no other writer's overlaps; when this returns they are durable.
    func write<T>(_ body: (Tables) throws -> T) throws -> T

    /// Keeps other writers out for the length of an append, as far as the store can.
    ///
    /// A courtesy that saves work: what keeps two writers from forking the log is the unique index and the
    /// compare-and-swap of the checkpoint.
    /// - Throws: `ledger.locked` when another writer stays too long, `ledger.storage-low` when there is no room to append.
    func exclusively<T>(_ body: () throws -> T) throws -> T

    /// Called when the storage failed under an append: who opens the ledger for writing next must know.
    func markFailure()
}

extension LedgerDatabase {
    /// A server of a database keeps its own account: after a failed sync PostgreSQL ends itself and recovers from its log.
    func markFailure() {}
}
