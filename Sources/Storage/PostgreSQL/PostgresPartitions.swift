import Ledger
import Synchronization

/// The partitions of a ledger's entries, made one ahead of the entries that need them.
final class PostgresPartitions: Sendable {
    private let size: Int64
    /// The greatest partition known to be there.
    private let greatest: Mutex<Int64>

    /// - Parameters:
    ///   - size: How many entries each holds, 1 or more.
    ///   - count: How many there are.
    init(size: Int64, count: Int) {
        self.size = max(1, size)
        greatest = Mutex(Int64(count) - 1)
    }

    private static let found = PostgresStatement(
        """
        SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
        WHERE n.nspname = 'sluice' AND c.relkind = 'r' AND c.relname LIKE 'entries\\_%'
        """)

    /// Makes what is missing for entries up to an index, and one more; the caller holds the lock of the head row.
    func makeReady(for index: Int64, on connection: PostgresConnection) throws {
        let wanted = index / size + 1
        guard greatest.withLock({ $0 }) < wanted else { return }
        let count = try connection.run(PostgresPartitions.found.with()).integer(0, 0)
        // What is made here counts as there only when it is found the next time: this transaction may yet fail.
        greatest.withLock { $0 = max($0, count - 1) }
        for number in count..<max(count, wanted + 1) {
            for sql in PostgresSchema.partition(number, size: size) {
                connection.enqueue(PostgresStatement(sql).with())
            }
        }
    }
}
