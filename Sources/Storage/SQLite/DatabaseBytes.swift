import FoundationEssentials
import GRDB

/// Bytes as SQLite keeps them; a value of any other type is not taken for bytes.
struct DatabaseBytes: DatabaseValueConvertible {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> DatabaseBytes? {
        guard case .blob(let data) = value.storage else { return nil }
        return DatabaseBytes(Array(data))
    }
}
