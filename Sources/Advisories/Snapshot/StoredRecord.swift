/// One record as a snapshot stores it.
struct StoredRecord {
    let id: String
    /// RFC 3339 text; empty when absent.
    let modified: String
    let published: String
    let isWithdrawn: Bool
    let aliases: [String]
    let upstream: [String]
    let summary: String
    let ratings: [StatedRating]
    /// Where each `affected` entry lies.
    let affected: [StoredAffected]

    /// - Returns: Where the id was written.
    @discardableResult
    static func write(_ record: OSVRecord, to writer: inout SnapshotWriter) -> Range<Int> {
        writer.text(record.id)
        let end = writer.bytes.count
        writer.text(record.modified)
        writer.text(record.published)
        writer.byte(record.isWithdrawn ? 1 : 0)
        writer.texts(record.aliases)
        writer.texts(record.upstream)
        writer.text(record.summary)
        StoredRating.write(record.ratings, to: &writer)
        writer.number(record.affected.count)
        for affected in record.affected { writer.part { StoredAffected.write(affected, to: &$0) } }
        return (end - record.id.utf8.count)..<end
    }

    init(_ reader: inout SnapshotReader) throws(SnapshotDamage) {
        id = try reader.text()
        modified = try reader.text()
        published = try reader.text()
        isWithdrawn = try reader.byte() == 1
        aliases = try reader.texts()
        upstream = try reader.texts()
        summary = try reader.text()
        ratings = try StoredRating.read(&reader)
        var affected: [StoredAffected] = []
        for _ in 0..<(try reader.count()) { affected.append(StoredAffected(try reader.part())) }
        self.affected = affected
    }

    /// All severities, those of single packages last.
    func allRatings() throws(SnapshotDamage) -> [StatedRating] {
        var all = ratings
        for entry in affected { all += try entry.nature().ratings }
        return all
    }
}

extension StoredRecord {
    /// What of a record joins it with others and says where it belongs.
    struct Head {
        let id: String
        let modified: String
        let isWithdrawn: Bool
        let aliases: [String]
        let affected: [StoredAffected]

        init(_ reader: inout SnapshotReader) throws(SnapshotDamage) {
            id = try reader.text()
            modified = try reader.text()
            _ = try reader.run()
            isWithdrawn = try reader.byte() == 1
            aliases = try reader.texts()
            for _ in 0..<(try reader.count()) { _ = try reader.run() }
            _ = try reader.run()
            try StoredRating.skip(&reader)
            var affected: [StoredAffected] = []
            for _ in 0..<(try reader.count()) { affected.append(StoredAffected(try reader.part())) }
            self.affected = affected
        }
    }
}
