/// Rows on their way into one table, written many to a statement.
struct RowBuffer {
    private let insert: String
    private let width: Int
    private let rowsPerStatement: Int
    private let oneRow: String
    private var values: [SQLValue] = []

    /// - Parameter columns: The names, comma-separated.
    init(_ table: String, _ columns: String, rowsPerStatement: Int = 40) {
        width = columns.split(separator: ",").count
        self.rowsPerStatement = rowsPerStatement
        insert = "INSERT INTO \(table)(\(columns)) VALUES "
        oneRow = "(" + [String](repeating: "?", count: width).joined(separator: ", ") + ")"
        values.reserveCapacity(width * rowsPerStatement)
    }

    mutating func add(_ row: [SQLValue], to connection: any IndexConnection) throws {
        values += row
        if values.count == width * rowsPerStatement { try flush(to: connection) }
    }

    /// Writes what is left.
    mutating func flush(to connection: any IndexConnection) throws {
        let count = values.count / width
        guard count > 0 else { return }
        if count == rowsPerStatement {
            let marks = [String](repeating: oneRow, count: count).joined(separator: ", ")
            try connection.execute(insert + marks, values)
        } else {
            for row in 0..<count {
                try connection.execute(insert + oneRow, Array(values[(row * width)..<((row + 1) * width)]))
            }
        }
        values.removeAll(keepingCapacity: true)
    }
}
