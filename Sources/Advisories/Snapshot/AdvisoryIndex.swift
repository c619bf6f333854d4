/// Finds what a snapshot says of a package, by ecosystem and normalised name; built once.
struct AdvisoryIndex: Sendable {
    /// One `affected` entry of one record.
    struct Entry: Sendable {
        let record: Int
        let affected: Int
    }

    /// Every ecosystem that a record names, withdrawn ones included, sorted by bytes.
    let ecosystems: [String]
    private let entries: [ByteKey: [Entry]]

    init(_ records: [AdvisoryRecord]) {
        var numbers: [ByteKey: Int] = [:]
        for record in records {
            for affected in record.affected { numbers[ByteKey(affected.ecosystem)] = 0 }
        }
        let sorted = numbers.keys.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }
        for (number, bytes) in sorted.enumerated() { numbers[ByteKey(bytes)] = number }
        ecosystems = sorted.map { String(decoding: $0, as: UTF8.self) }
        var entries: [ByteKey: [Entry]] = [:]
        for (recordIndex, record) in records.enumerated() where !record.isWithdrawn {
            for (affectedIndex, affected) in record.affected.enumerated() {
                guard let number = numbers[ByteKey(affected.ecosystem)] else { continue }
                let name = PackageName.normalised(affected.name, ecosystem: affected.ecosystem)
                entries[Self.key(number, name), default: []].append(
                    Entry(record: recordIndex, affected: affectedIndex))
            }
        }
        self.entries = entries
    }

    /// The entries of a package in one ecosystem, in the order of the records; the name is normalised already.
    func entries(ecosystem number: Int, name: String) -> [Entry] { entries[Self.key(number, name)] ?? [] }

    private static func key(_ number: Int, _ name: String) -> ByteKey { ByteKey(Array("\(number)\0\(name)".utf8)) }
}
