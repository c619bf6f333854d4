/// Finds the entries of a package by ecosystem and normalised name.
///
/// A binary search over the sorted packages: no hashing, so that no choice of names can make it slow.
struct PackageIndex {
    /// One `affected` entry of one record.
    struct Entry {
        let record: Int
        let affected: StoredAffected
    }

    private let bytes: SnapshotBytes
    private let packages: Range<Int>
    private let records: Range<Int>
    private let table: SnapshotReader
    private let count: Int

    init(_ bytes: SnapshotBytes, packages: Range<Int>, table: Range<Int>, records: Range<Int>) throws(SnapshotDamage) {
        self.bytes = bytes
        self.packages = packages
        self.records = records
        self.table = try SnapshotReader(bytes, table)
        count = table.count / 8
    }

    /// The entries of a package in one ecosystem, in the order of the records; withdrawn records have none.
    /// - Parameter ecosystem: Its place among the snapshot's feeds.
    func entries(ecosystem: Int, name: String) throws(SnapshotDamage) -> [Entry] {
        var name = name
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            var reader = try reader(at: middle)
            let order = try Self.order(of: &reader, ecosystem, &name)
            if order == 0 { return try entries(&reader) }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return []
    }

    private func reader(at place: Int) throws(SnapshotDamage) -> SnapshotReader {
        let offset = try table.entry(place)
        guard offset <= packages.count else { throw SnapshotDamage() }
        return try SnapshotReader(bytes, (packages.lowerBound + offset)..<packages.upperBound)
    }

    /// Negative when the package that stands next comes before the one looked for, 0 when it is the one.
    private static func order(
        of reader: inout SnapshotReader, _ ecosystem: Int, _ name: inout String
    ) throws(SnapshotDamage) -> Int {
        let number = try reader.number()
        let text = try reader.rawText()
        guard number == ecosystem else { return number - ecosystem }
        return name.withUTF8 { wanted in
            let common = min(text.count, wanted.count)
            for index in 0..<common where text[index] != wanted[index] { return Int(text[index]) - Int(wanted[index]) }
            return text.count - wanted.count
        }
    }

    private func entries(_ reader: inout SnapshotReader) throws(SnapshotDamage) -> [Entry] {
        var entries: [Entry] = []
        for _ in 0..<(try reader.count()) {
            let record = try reader.number()
            let start = try reader.number()
            let length = try reader.number()
            guard start <= records.count, length <= records.count - start else { throw SnapshotDamage() }
            let place = records.lowerBound + start
            entries.append(
                Entry(record: record, affected: StoredAffected(try SnapshotReader(bytes, place..<(place + length)))))
        }
        return entries
    }
}
