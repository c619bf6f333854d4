import Artifacts
import Ledger

/// The statements on a ledger's tables in PostgreSQL, within one transaction.
///
/// What almost every transaction asks first, checkpoint, count and the right edge of the tree, is fetched together in one
/// round trip. What is stored is queued and goes out with the commit.
final class PostgresTables: LedgerTables {
    private let connection: PostgresConnection
    private let partitions: PostgresPartitions
    /// Whether the head row must be locked before anything else is done.
    private var needsLock: Bool
    private var edge: Edge?
    /// What the caller said it will ask for, until it is fetched.
    private var foreseen: (clients: [Digest]?, rowsFrom: UInt64?) = (nil, nil)
    private var clients: (asked: [Digest], found: [Digest: UInt64])?
    private var ahead: (range: Range<UInt64>, rows: [StoredEntry])?
    /// How many bytes of entries wait for the next round trip.
    private var queued = 0

    /// The checkpoint, the number of entries and the last two tiles of each level.
    private struct Edge {
        let note: [UInt8]?
        let count: UInt64
        var tiles: [Place: StoredTile] = [:]
    }

    private struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    init(_ connection: PostgresConnection, partitions: PostgresPartitions, writing: Bool) {
        self.connection = connection
        self.partitions = partitions
        needsLock = writing
    }

    /// Runs statements; a writer's first ones only under the lock of the head row.
    private func run(_ calls: [PostgresCall]) throws -> [PostgresResult] {
        guard needsLock else { return try connection.run(calls) }
        let results = try connection.run([Self.lock.with()] + calls)
        guard results.first?.count == 1 else { throw LedgerError(.inconsistent, "the ledger has no head row to lock") }
        needsLock = false
        return Array(results.dropFirst())
    }

    private func run(_ call: PostgresCall) throws -> PostgresResult {
        guard let result = try run([call]).first else { throw LedgerError(.storage, "the server gave no answer") }
        return result
    }

    private static let lock = PostgresStatement("SELECT id FROM sluice.ledger WHERE id = 1 FOR UPDATE")
    private static let note = PostgresStatement("SELECT note FROM sluice.checkpoint WHERE id = 1")
    private static let last = PostgresStatement("SELECT max(idx) FROM sluice.entries")
    private static let lastTiles = PostgresStatement(
        """
        SELECT t.level, t.tile_index, t.width, t.data FROM generate_series(0, \(Tile.levels - 1)) AS l \
        CROSS JOIN LATERAL (SELECT * FROM sluice.tiles WHERE level = l ORDER BY tile_index DESC LIMIT 2) AS t
        """)

    func foresee(clients: [Digest]?, rowsFrom index: UInt64?) { foreseen = (clients, index) }

    /// What is foreseen travels along.
    private func fetched() throws -> Edge {
        if let edge { return edge }
        let (asked, from) = foreseen
        foreseen = (nil, nil)
        let range = from.map { $0..<$0 + UInt64(AppendQueue.maximumGroup) }
        let results = try run(
            [Self.note.with(), Self.last.with(), Self.lastTiles.with()] + (asked.map { [Self.call(for: $0)] } ?? [])
                + (range.map { [Self.call(for: $0)] } ?? []))
        if let asked { clients = (asked, try Self.indexes(results[3])) }
        if let range, let result = results.last { ahead = (range, try Self.rows(result)) }
        let last = try results[1].optionalInteger(0, 0) ?? -1
        guard last >= -1, last < .max else {
            throw LedgerError(.inconsistent, "there is an entry with the index \(last)")
        }
        var edge = Edge(note: results[0].bytes(0, 0), count: UInt64(last + 1))
        for row in 0..<results[2].count {
            let (level, index) = (try results[2].integer(row, 0), try results[2].integer(row, 1))
            guard let index = UInt64(exactly: index), let level = Int(exactly: level) else { continue }
            edge.tiles[Place(level: level, index: index)] = StoredTile(
                width: try results[2].integer(row, 2), data: results[2].bytes(row, 3) ?? [])
        }
        self.edge = edge
        return edge
    }

    // MARK: entries

    private static let select =
        "SELECT e.idx, e.envelope, e.leaf_hash, "
        + LedgerFields.columns.map { $0 == "client_id" ? "c.client_id" : "e.\($0)" }.joined(separator: ", ")
        + " FROM sluice.entries e LEFT JOIN sluice.clients c ON c.idx = e.idx"
    private static let range = PostgresStatement(
        select + " WHERE e.idx >= $1::bigint AND e.idx < $2::bigint ORDER BY e.idx")
    private static let after = PostgresStatement(select + " WHERE e.idx >= $1::bigint ORDER BY e.idx LIMIT $2::bigint")
    private static let knownClients = PostgresStatement(
        "SELECT client_id, idx FROM sluice.clients WHERE client_id = ANY($1::text[])")
    private static let insertClients = PostgresStatement(
        "INSERT INTO sluice.clients(client_id, idx) SELECT * FROM unnest($1::text[], $2::bigint[])")
    private static let insertEntries = PostgresStatement(
        "INSERT INTO sluice.entries(idx, envelope, leaf_hash, " + PostgresSchema.fields.joined(separator: ", ")
            + ") SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], "
            + PostgresSchema.fields.indices.map { "$\($0 + 4)::text[]" }.joined(separator: ", ") + ")")

    func count() throws -> UInt64 { try fetched().count }

    /// How many bytes of entries are queued before they are sent on their own.
    private static let sendingSize = 4 << 20

    func insert(_ entries: [LedgerEntry]) throws {
        guard let last = entries.last.map({ Int64(clamping: $0.index) }) else { return }
        for entry in entries { try PostgresSchema.check(entry.fields) }
        if needsLock { _ = try fetched() }
        try partitions.makeReady(for: last, on: connection)
        let indexes = PostgresValue.integers(entries.map { Int64(clamping: $0.index) })
        let values = entries.map(\.fields.values)
        var columns: [PostgresValue] = [
            indexes, .byteStrings(entries.map(\.envelope)), .byteStrings(entries.map(\.leafHash.bytes)),
        ]
        for (position, name) in LedgerFields.columns.enumerated() {
            let column = PostgresValue.texts(values.map { $0[position] })
            if name == "client_id" {
                connection.enqueue(Self.insertClients.with(column, indexes))
            } else {
                columns.append(column)
            }
        }
        queued += entries.reduce(0) { $0 + $1.envelope.count }
        if queued < Self.sendingSize {
            connection.enqueue(Self.insertEntries.with(values: columns))
        } else {
            _ = try connection.run(Self.insertEntries.with(values: columns))
            queued = 0
        }
        forget()
    }

    /// After a change nothing that was fetched before it holds.
    private func forget() {
        edge = nil
        clients = nil
        ahead = nil
    }

    func indexes(ofClients ids: [Digest]) throws -> [Digest: UInt64] {
        if let clients, clients.asked == ids { return clients.found }
        return try Self.indexes(run(Self.call(for: ids)))
    }

    private static func call(for ids: [Digest]) -> PostgresCall {
        knownClients.with(.texts(ids.map(\.description)))
    }

    private static func indexes(_ result: PostgresResult) throws -> [Digest: UInt64] {
        var found: [Digest: UInt64] = [:]
        for row in 0..<result.count {
            let index = try result.integer(row, 1)
            guard let id = Digest(result.text(row, 0) ?? ""), let place = UInt64(exactly: index) else {
                throw LedgerError(.inconsistent, "there is an entry with the index \(index)")
            }
            found[id] = place
        }
        return found
    }

    func rows(from: UInt64, to: UInt64) throws -> [StoredEntry] {
        guard from < to else { return [] }
        if let ahead, ahead.range.contains(from), to <= ahead.range.upperBound {
            return ahead.rows.filter { $0.index >= Int64(clamping: from) && $0.index < Int64(clamping: to) }
        }
        return try rows(of: Self.call(for: from..<to))
    }

    private static func call(for range: Range<UInt64>) -> PostgresCall {
        self.range.with(.integer(Int64(clamping: range.lowerBound)), .integer(Int64(clamping: range.upperBound)))
    }

    /// The rows after an index, from the smallest on without one; negative indexes too.
    func rows(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        let (next, atEnd) = index.map { $0.addingReportingOverflow(1) } ?? (Int64.min, false)
        return atEnd ? [] : try rows(of: Self.after.with(.integer(next), .integer(Int64(limit))))
    }

    private static let leaves = PostgresStatement(
        "SELECT idx, envelope, leaf_hash FROM sluice.entries WHERE idx >= $1::bigint ORDER BY idx LIMIT $2::bigint")

    /// As `rows(after:limit:)`, without the fields.
    func leaves(after index: Int64?, limit: Int) throws -> [StoredEntry] {
        let (next, atEnd) = index.map { $0.addingReportingOverflow(1) } ?? (Int64.min, false)
        if atEnd { return [] }
        let result = try run(Self.leaves.with(.integer(next), .integer(Int64(limit))))
        return try (0..<result.count).map { row in
            StoredEntry(
                index: try result.integer(row, 0), envelope: result.bytes(row, 1) ?? [],
                leafHash: result.bytes(row, 2) ?? [], columns: nil)
        }
    }

    func rows(matching query: LedgerQuery, below size: UInt64) throws -> [StoredEntry] {
        var conditions = ["e.idx < $1::bigint", "e.idx >= $2::bigint"]
        var values: [PostgresValue] = [
            .integer(Int64(clamping: min(size, query.before ?? size))), .integer(Int64(clamping: query.since ?? 0)),
            .integer(Int64(min(max(1, query.limit), LedgerQuery.maximumLimit))),
        ]
        for (column, value) in query.conditions {
            // No stored text has a zero byte.
            guard !value.utf8.contains(0) else { return [] }
            values.append(.text(value))
            let mark = "$\(values.count)::text"
            conditions.append("e.\(column) = \(mark)")
            if PostgresSchema.prefixed.contains(column) {
                conditions.append("left(e.\(column), 200) = left(\(mark), 200)")
            }
        }
        if !query.kinds.isEmpty {
            values.append(.texts(query.kinds.map(\.rawValue)))
            conditions.append("e.kind = ANY($\(values.count)::text[])")
        }
        // Each set of conditions is a text of its own, prepared once, whatever the values are.
        let statement = PostgresStatement(
            Self.select + " WHERE " + conditions.joined(separator: " AND ") + " ORDER BY e.idx DESC LIMIT $3::bigint")
        return try rows(of: statement.with(values: values))
    }

    private func rows(of call: PostgresCall) throws -> [StoredEntry] { try Self.rows(run(call)) }

    private static func rows(_ result: PostgresResult) throws -> [StoredEntry] {
        try (0..<result.count).map { row in
            StoredEntry(
                index: try result.integer(row, 0), envelope: result.bytes(row, 1) ?? [],
                leafHash: result.bytes(row, 2) ?? [],
                columns: LedgerFields.columns.indices.map { result.bytes(row, $0 + 3) })
        }
    }

    // MARK: tiles

    private static let tile = PostgresStatement(
        "SELECT width, data FROM sluice.tiles WHERE level = $1::bigint AND tile_index = $2::bigint")
    private static let putTiles = PostgresStatement(
        """
        INSERT INTO sluice.tiles(level, tile_index, width, data) \
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[]) \
        ON CONFLICT(level, tile_index) DO UPDATE SET width = excluded.width, data = excluded.data
        """)

    func storedTile(level: Int, index: UInt64) throws -> StoredTile? {
        let result = try run(Self.tile.with(.integer(Int64(level)), .integer(Int64(clamping: index))))
        guard result.count > 0 else { return nil }
        return StoredTile(width: try result.integer(0, 0), data: result.bytes(0, 1) ?? [])
    }

    func tile(level: Int, index: UInt64, width: Int) throws -> Tile {
        let place = Place(level: level, index: index)
        guard let stored = try fetched().tiles[place] ?? storedTile(level: level, index: index) else {
            throw LedgerError(.inconsistent, "tile \(level)/\(index) is missing")
        }
        edge?.tiles[place] = stored
        let tile = try Tile(level: level, index: index, data: stored.data)
        guard Int64(tile.width) == stored.width, tile.width >= width else {
            throw LedgerError(.inconsistent, "tile \(level)/\(index) has not the width it should have")
        }
        return tile
    }

    func put(_ tiles: [Tile]) throws {
        guard !tiles.isEmpty else { return }
        if needsLock { _ = try fetched() }
        connection.enqueue(
            Self.putTiles.with(
                .integers(tiles.map { Int64($0.level) }), .integers(tiles.map { Int64(clamping: $0.index) }),
                .integers(tiles.map { Int64($0.width) }), .byteStrings(tiles.map(\.data))))
        forget()
    }

    // MARK: checkpoint

    private static let swap = PostgresStatement(
        "UPDATE sluice.checkpoint SET note = $1::bytea WHERE id = 1 AND note = $2::bytea "
            + "AND EXISTS(SELECT 1 FROM sluice.ledger WHERE id = 1)")

    func checkpointNote() throws -> [UInt8] {
        guard let note = try fetched().note else { throw LedgerError(.inconsistent, "the ledger has no checkpoint") }
        return note
    }

    func replaceCheckpoint(_ old: [UInt8], by new: [UInt8]) throws {
        // A swap that found another checkpoint changed nothing, so its commit can travel along either way.
        let results = try connection.commitTransaction(
            after: (needsLock ? [Self.lock.with()] : []) + [Self.swap.with(.bytes(new), .bytes(old))])
        guard !needsLock || results.first?.count == 1 else {
            throw LedgerError(.inconsistent, "the ledger has no head row to lock")
        }
        guard results.last?.affected == 1 else {
            throw LedgerError(.forkPrevented, "another writer stored a checkpoint in between; append again")
        }
        forget()
    }
}
