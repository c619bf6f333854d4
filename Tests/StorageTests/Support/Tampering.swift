import GRDB

/// What someone with the file in their hands can do to it.
enum Tampering {
    static func execute(_ sql: String, at path: String, arguments: StatementArguments = StatementArguments()) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try database.execute(sql: sql, arguments: arguments)
        }
        try queue.close()
    }

    static func values(_ sql: String, at path: String) throws -> [DatabaseValue] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try DatabaseValue.fetchAll($0, sql: sql) }
    }
}
