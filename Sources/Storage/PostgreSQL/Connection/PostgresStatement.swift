/// A statement that each connection prepares on first use.
///
/// Its text is fixed in the source; whatever comes from outside is a parameter. Parameters and results are binary: results
/// are read as `bigint`, `bytea` and `text`, and each parameter has its type by a cast in the text.
struct PostgresStatement: Sendable {
    let sql: String

    init(_ sql: String) { self.sql = sql }

    func with(_ values: PostgresValue...) -> PostgresCall { PostgresCall(statement: self, values: values) }
    func with(values: [PostgresValue]) -> PostgresCall { PostgresCall(statement: self, values: values) }
}

/// A statement with its parameters.
struct PostgresCall {
    let statement: PostgresStatement
    let values: [PostgresValue]
}
