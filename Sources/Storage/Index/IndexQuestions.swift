package import Documents
package import Ledger

/// Questions to one moment of the index.
package struct IndexQuestions {
    let connection: any IndexConnection
    let dialect: SQLDialect

    /// More rows than this no page has.
    package static let maximumLimit = 10_000

    /// The indexes of the entries that fulfil a filter, newest first.
    /// - Parameters:
    ///   - since: Only entries made at this time or later.
    ///   - until: Only entries made before this time.
    ///   - before: Only entries before this index: the last one of the page before.
    package func entries(
        matching predicate: EntryPredicate, since: Timestamp? = nil, until: Timestamp? = nil, before: Int64? = nil,
        limit: Int
    ) throws -> [UInt64] {
        var filter = filterOfPage
        let condition = try filter.condition(predicate)
        let range = RangeSQL(since: since, until: until, before: before)
        let found = try connection.all(
            "SELECT e.idx FROM \(FilterSQL.source) WHERE (\(condition))\(range.conditions) ORDER BY e.idx DESC LIMIT ?",
            filter.values + range.values + [.integer(Self.clamped(limit))])
        return found.compactMap { $0.integer(0).flatMap { UInt64(exactly: $0) } }
    }

    /// More than this is not looked up first where one page is asked for.
    private static let common = 2000

    /// What makes the conditions of a statement whose first rows, newest first, are enough.
    var filterOfPage: FilterSQL {
        FilterSQL(dialect) { statement, values in
            try connection.row("SELECT count(*) FROM (\(statement) LIMIT \(Self.common)) found", values)?.integer(0)
                == Int64(Self.common)
        }
    }

    /// How many entries fulfil a filter.
    package func count(matching predicate: EntryPredicate) throws -> Int64 {
        var filter = FilterSQL(dialect)
        let condition = try filter.condition(predicate)
        return try connection.row("SELECT count(*) FROM \(FilterSQL.source) WHERE \(condition)", filter.values)?
            .integer(0) ?? 0
    }

    static func clamped(_ limit: Int) -> Int64 { Int64(min(max(1, limit), maximumLimit)) }

    /// Runs a body over slices of a list, each small enough for one statement.
    static func slices<T>(_ values: [T], _ body: (ArraySlice<T>, _ marks: String) throws -> Void) rethrows {
        var start = 0
        while start < values.count {
            let slice = values[start..<min(values.count, start + 500)]
            try body(slice, [String](repeating: "?", count: slice.count).joined(separator: ", "))
            start += 500
        }
    }
}

/// The conditions that narrow an answer by time and page, on the entry `e`.
struct RangeSQL {
    private(set) var conditions = ""
    private(set) var values: [SQLValue] = []

    init(since: Timestamp?, until: Timestamp?, before: Int64?, column: String = "e.at") {
        add(" AND \(column) >= ?", since?.seconds)
        add(" AND \(column) < ?", until?.seconds)
        add(" AND e.idx < ?", before)
    }

    private mutating func add(_ condition: String, _ value: Int64?) {
        guard let value else { return }
        conditions += condition
        values.append(.integer(value))
    }
}

extension HistoryIndex {
    /// Asks questions that all see the same moment.
    package func ask<T>(_ body: (IndexQuestions) throws -> T) throws -> T {
        try database.read { try body(IndexQuestions(connection: $0, dialect: database.dialect)) }
    }
}
