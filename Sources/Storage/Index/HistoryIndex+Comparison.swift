import Crypto

extension HistoryIndex {
    /// The tables in which this index and another one, of the same ledger, do not hold the same; empty when they agree.
    ///
    /// How lists of components are cut into chunks is no difference.
    package func differences(from other: HistoryIndex) throws -> [String] {
        let (mine, theirs) = (try digests(), try other.digests())
        return zip(mine, theirs).filter { $0.digest != $1.digest }.map(\.0.table)
    }

    private func digests() throws -> [(table: String, digest: [UInt8])] {
        try database.read { connection in
            try IndexSchema.tables.filter { $0 != "state" }.map { table in
                var hash = SHA256()
                if table == "postings" {
                    try connection.rows(
                        "SELECT first, count, data, component FROM postings ORDER BY component, first", []
                    ) { row in
                        let component = row.integer(3) ?? 0
                        for number in try ComponentPostings.chunk(row, component) {
                            hash.update(data: Array("\(component) \(number)\n".utf8))
                        }
                        return true
                    }
                } else {
                    let columns = IndexSchema.columns(of: table)
                    try connection.rows(
                        "SELECT \(columns.joined(separator: ", ")) FROM \(table) "
                            + "ORDER BY \(columns.indices.map { String($0 + 1) }.joined(separator: ", "))", []
                    ) { row in
                        hash.update(data: Self.bytes(row))
                        return true
                    }
                }
                return (table, Array(hash.finalize()))
            }
        }
    }

    /// A row as bytes that no other row has.
    private static func bytes(_ row: SQLRow) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in row.values {
            let (mark, content): (UInt8, [UInt8])
            switch value {
            case .null: (mark, content) = (0, [])
            case .integer(let number): (mark, content) = (1, Array("\(number)".utf8))
            case .text(let text): (mark, content) = (2, Array(text.utf8))
            case .blob(let data): (mark, content) = (3, data)
            }
            bytes += [mark] + Array("\(content.count):".utf8) + content
        }
        return bytes
    }
}
