import CLibPQ
import Ledger

/// What a statement gave back; owns libpq's memory of it.
@safe final class PostgresResult {
    private let result: OpaquePointer

    init(owning result: OpaquePointer) { unsafe self.result = result }

    deinit { unsafe PQclear(result) }

    /// How many rows there are.
    var count: Int { Int(unsafe PQntuples(result)) }

    /// How many rows were inserted, changed or deleted.
    var affected: Int { Int(unsafe String(cString: PQcmdTuples(result))) ?? 0 }

    /// What the server calls the thing it did: `COMMIT`, or `ROLLBACK` where there was nothing to commit.
    var tag: String { unsafe String(cString: PQcmdStatus(result)) }

    /// The bytes of a field; nothing for null.
    func bytes(_ row: Int, _ column: Int) -> [UInt8]? {
        guard row >= 0, row < count, column >= 0, column < Int(unsafe PQnfields(result)) else { return nil }
        let (row, column) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
        guard unsafe PQgetisnull(result, row, column) == 0, let start = unsafe PQgetvalue(result, row, column) else {
            return nil
        }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column))))
    }

    /// A text; nothing for null.
    ///
    /// The server's encoding is UTF-8, which it checks.
    func text(_ row: Int, _ column: Int) -> String? { bytes(row, column).map { String(decoding: $0, as: UTF8.self) } }

    /// - Throws: `ledger.inconsistent` unless the field is a number of 8 bytes.
    func integer(_ row: Int, _ column: Int) throws(LedgerError) -> Int64 {
        guard let number = try optionalInteger(row, column) else {
            throw LedgerError(.inconsistent, "the database gave no number where one has to be")
        }
        return number
    }

    /// A number of 8 bytes; nothing for null.
    func optionalInteger(_ row: Int, _ column: Int) throws(LedgerError) -> Int64? {
        guard let bytes = bytes(row, column) else { return nil }
        guard bytes.count == 8 else {
            throw LedgerError(.inconsistent, "the database gave \(bytes.count) bytes where a bigint has to be")
        }
        return Int64(bitPattern: bytes.reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
    }

    /// A row, each field as what its column's type is.
    /// - Throws: `ledger.inconsistent` for a type that is not asked for anywhere.
    func values(of row: Int) throws(LedgerError) -> [SQLValue] {
        var values: [SQLValue] = []
        for column in 0..<Int(unsafe PQnfields(result)) {
            guard let bytes = bytes(row, column) else {
                values.append(.null)
                continue
            }
            switch unsafe PQftype(result, Int32(truncatingIfNeeded: column)) {
            // int8, int2 and int4.
            case 20, 21, 23:
                let number = bytes.reduce(bytes.first.map { $0 > 127 } == true ? -1 : 0 as Int64) {
                    $0 << 8 | Int64($1)
                }
                values.append(.integer(number))
            case 17: values.append(.blob(bytes))
            // text, name, varchar, and literals without a type.
            case 25, 19, 1043, 705: values.append(.text(String(decoding: bytes, as: UTF8.self)))
            case let type: throw LedgerError(.inconsistent, "the database gave a value of type \(type)")
            }
        }
        return values
    }
}
