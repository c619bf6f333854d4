import Ledger

/// The tables of a ledger in PostgreSQL, in the schema `sluice`: nothing in them that verifying can't hold against signed
/// entries.
///
/// Entries are partitioned by ranges of their index, which is also the order of time; partitions are made ahead. A
/// partitioned table can't keep a column unique that it is not partitioned by, so client ids have a table of their own.
/// Texts compare byte by byte (collation `C`), whatever the database's own order is. Indexes hold the first 200 characters
/// of names alone: a whole one can be longer than an index takes.
enum PostgresSchema {
    /// The one row of `sluice.version`; another form of the tables gets another number.
    static let version: Int64 = 1
    /// How many entries a partition holds unless a ledger was made with another number.
    static let partitionSize: Int64 = 1 << 20

    private static let required: Set<String> = ["kind", "at", "time_source"]
    /// The columns of `entries` that hold fields: all but the client id, which has its own table.
    static let fields = LedgerFields.columns.filter { $0 != "client_id" }
    static let prefixed: Set<String> = ["project", "name", "environment"]

    /// - Throws: `ledger.entry-malformed` for fields that no column can hold.
    static func check(_ fields: LedgerFields) throws(LedgerError) {
        for (column, value) in zip(LedgerFields.columns, fields.values) where value?.utf8.contains(0) == true {
            throw LedgerError(
                .entryMalformed,
                "the entry's '\(column)' has a zero byte, which PostgreSQL keeps in no text; leave it out, or keep the ledger "
                    + "in a file, which can hold it")
        }
    }

    /// Makes the tables, without rows and partitions.
    static let tables: [String] = [
        "CREATE TABLE sluice.version(id bigint NOT NULL PRIMARY KEY CHECK(id = 1), version bigint NOT NULL)",
        "CREATE TABLE sluice.ledger(id bigint NOT NULL PRIMARY KEY CHECK(id = 1), origin text COLLATE \"C\" NOT NULL)",
        "CREATE TABLE sluice.entries(idx bigint NOT NULL PRIMARY KEY, envelope bytea NOT NULL, leaf_hash bytea NOT NULL, "
            + fields.map { "\($0) text COLLATE \"C\"" + (required.contains($0) ? " NOT NULL" : "") }
            .joined(separator: ", ") + ") PARTITION BY RANGE(idx)",
        "CREATE INDEX entries_by_name ON sluice.entries("
            + "left(project, 200), left(name, 200), left(environment, 200), idx)",
        "CREATE INDEX entries_by_release ON sluice.entries(release_digest, idx)",
        "CREATE INDEX entries_by_kind ON sluice.entries(kind, idx)",
        "CREATE TABLE sluice.clients(client_id text COLLATE \"C\" NOT NULL PRIMARY KEY, idx bigint NOT NULL UNIQUE)",
        "CREATE TABLE sluice.tiles(level bigint NOT NULL, tile_index bigint NOT NULL, width bigint NOT NULL, "
            + "data bytea NOT NULL, PRIMARY KEY(level, tile_index))",
        "CREATE TABLE sluice.checkpoint(id bigint NOT NULL PRIMARY KEY CHECK(id = 1), note bytea NOT NULL)",
    ]

    /// How envelopes of some kilobytes are kept: packed within their row, by LZ4 where the server has it.
    ///
    /// The server's own way, PGLZ in a table beside, takes three times its processor time for each. Not a part of the
    /// form: ledgers made without it are as good. Partitions take it over.
    static func packing(hasLZ4: Bool) -> [String] {
        ["ALTER TABLE sluice.entries ALTER envelope SET STORAGE MAIN"]
            + (hasLZ4 ? ["ALTER TABLE sluice.entries ALTER envelope SET COMPRESSION lz4"] : [])
    }

    /// Makes one partition; attaching it stops no reader.
    static func partition(_ number: Int64, size: Int64) -> [String] {
        let name = "sluice.entries_\(number)"
        let (start, end) = (number &* size, (number &+ 1) &* size)
        return [
            "CREATE TABLE \(name)(LIKE sluice.entries INCLUDING ALL)",
            "ALTER TABLE sluice.entries ATTACH PARTITION \(name) FOR VALUES FROM (\(start)) TO (\(end))",
        ]
    }

    /// What `PostgresCatalog` must say about the schema, for a number of partitions from 0 on.
    static func expected(partitions: Int, size: Int64) -> [String: Set<String>] {
        func identified(_ column: String) -> Set<String> {
            [
                "relation r p", "column id bigint NOT NULL", "column \(column)", "constraint CHECK ((id = 1))",
                "constraint PRIMARY KEY (id)", "unique index USING btree (id)",
            ]
        }
        let entries: Set<String> = Set(
            [
                "column idx bigint NOT NULL", "column envelope bytea NOT NULL", "column leaf_hash bytea NOT NULL",
                "constraint PRIMARY KEY (idx)", "unique index USING btree (idx)",
                "index USING btree (\"left\"(project, 200), \"left\"(name, 200), \"left\"(environment, 200), idx)",
                "index USING btree (release_digest, idx)", "index USING btree (kind, idx)",
            ] + fields.map { "column \($0) text" + (required.contains($0) ? " NOT NULL" : "") + " C" })
        var expected: [String: Set<String>] = [
            "version": identified("version bigint NOT NULL"), "ledger": identified("origin text NOT NULL C"),
            "checkpoint": identified("note bytea NOT NULL"), "entries": entries.union(["relation p p"]),
            "clients": [
                "relation r p", "column client_id text NOT NULL C", "column idx bigint NOT NULL",
                "constraint PRIMARY KEY (client_id)", "constraint UNIQUE (idx)",
                "unique index USING btree (client_id)", "unique index USING btree (idx)",
            ],
            "tiles": [
                "relation r p", "column level bigint NOT NULL", "column tile_index bigint NOT NULL",
                "column width bigint NOT NULL", "column data bytea NOT NULL",
                "constraint PRIMARY KEY (level, tile_index)", "unique index USING btree (level, tile_index)",
            ],
        ]
        for number in 0..<Int64(max(0, partitions)) {
            expected["entries_\(number)"] = entries.union([bounds(number, size: size)])
        }
        return expected
    }

    /// How the catalog tells a partition and its bounds.
    static func bounds(_ number: Int64, size: Int64) -> String {
        "relation r p FOR VALUES FROM ('\(number &* size)') TO ('\((number &+ 1) &* size)')"
    }
}
