import Ledger

/// What the server's own catalog says about the schema `sluice`.
struct PostgresCatalog {
    /// Everything about each relation, in lines that `PostgresSchema.expected` foresees.
    private let found: [String: Set<String>]
    /// The one version row; nothing when there is none.
    let version: Int64?
    /// How many entries each partition holds, taken from the first one; nothing without one.
    let partitionSize: Int64?

    private static let description = PostgresStatement(
        """
        WITH r AS (SELECT c.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'sluice'), \
        t AS (SELECT * FROM r WHERE relkind NOT IN ('i', 'I', 't')) \
        SELECT relname::text, concat_ws(' ', 'relation', relkind::text, relpersistence::text, \
        CASE WHEN relrowsecurity OR relforcerowsecurity THEN 'with row security' END, \
        CASE WHEN relispartition THEN pg_get_expr(relpartbound, oid) END) FROM t \
        UNION ALL SELECT relname::text, concat_ws(' ', 'column', attname::text, format_type(atttypid, atttypmod), \
        CASE WHEN attnotnull THEN 'NOT NULL' END, \
        (SELECT collname::text FROM pg_collation WHERE oid = attcollation), \
        CASE WHEN atthasdef OR attidentity <> '' OR attgenerated <> '' THEN 'with a value of its own' END) \
        FROM t JOIN pg_attribute ON attrelid = t.oid WHERE attnum > 0 AND NOT attisdropped \
        UNION ALL SELECT relname::text, concat_ws(' ', CASE WHEN indisunique THEN 'unique' END, 'index', \
        CASE WHEN NOT indisvalid THEN 'invalid' END, substring(pg_get_indexdef(indexrelid) FROM 'USING .*')) \
        FROM t JOIN pg_index ON indrelid = t.oid \
        UNION ALL SELECT relname::text, 'constraint ' || pg_get_constraintdef(k.oid) \
        FROM t JOIN pg_constraint k ON conrelid = t.oid WHERE contype <> 'n' \
        UNION ALL SELECT relname::text, 'trigger ' || tgname FROM t JOIN pg_trigger ON tgrelid = t.oid \
        WHERE NOT tgisinternal \
        UNION ALL SELECT relname::text, 'rule ' || rulename FROM t JOIN pg_rewrite ON ev_class = t.oid \
        UNION ALL SELECT relname::text, 'policy ' || polname FROM t JOIN pg_policy ON polrelid = t.oid \
        UNION ALL SELECT 'sluice', 'function ' || proname FROM pg_proc p \
        JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'sluice'
        """)
    private static let versions = PostgresStatement("SELECT version FROM sluice.version WHERE id = 1")

    /// - Throws: `ledger.missing` when the schema is not there or empty; `ledger.schema` when it holds something else.
    init(_ connection: PostgresConnection) throws {
        let result = try connection.run(PostgresCatalog.description.with())
        var found: [String: Set<String>] = [:]
        for row in 0..<result.count {
            found[result.text(row, 0) ?? "", default: []].insert(result.text(row, 1) ?? "")
        }
        guard !found.isEmpty else { throw LedgerError(.missing, "there is no ledger in the schema sluice") }
        guard found["version"]?.contains("column version bigint NOT NULL") == true else {
            throw LedgerError(.schema, "the schema sluice holds something else than a ledger")
        }
        let versions = try connection.run(PostgresCatalog.versions.with())
        self.found = found
        version = versions.count == 1 ? try versions.integer(0, 0) : nil
        partitionSize =
            found["entries_0"]?.lazy.compactMap { line in
                let number = line.split(separator: "TO ('", maxSplits: 1).last?.prefix { $0.isNumber }
                guard let size = number.flatMap({ Int64($0) }), size > 0 else { return nil }
                return line.utf8.elementsEqual(PostgresSchema.bounds(0, size: size).utf8) ? size : nil
            }.first
    }

    /// How many partitions there are.
    var partitions: Int { found.keys.count { $0.utf8.starts(with: "entries_".utf8) } }

    /// Everything about the schema that is not as a ledger's is made; empty for a ledger.
    var problems: [LedgerProblem] {
        if version != PostgresSchema.version {
            let name = version.map { "version \($0)" } ?? "no version"
            return [
                LedgerProblem(
                    .schema, table: "version", column: "version",
                    "\(name) of the tables is not known here, only \(PostgresSchema.version)")
            ]
        }
        let expected = PostgresSchema.expected(partitions: max(1, partitions), size: partitionSize ?? 1)
        var problems: [LedgerProblem] = []
        for table in Set(found.keys).union(expected.keys).sorted() {
            let (found, expected) = (found[table] ?? [], expected[table] ?? [])
            for line in found.subtracting(expected).sorted() {
                problems.append(
                    LedgerProblem(.schema, table: table, column: line, "a ledger has no such thing, or another"))
            }
            for line in expected.subtracting(found).sorted() {
                problems.append(LedgerProblem(.schema, table: table, column: line, "it is missing"))
            }
        }
        return problems
    }

    /// - Throws: `ledger.schema` when the schema is not as a ledger's is made.
    func check() throws(LedgerError) {
        if let problem = problems.first { throw LedgerError(.schema, "\(problem)") }
    }
}
