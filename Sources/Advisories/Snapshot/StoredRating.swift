/// Severities as a snapshot stores them: as stated, so that scoring them is the reader's.
enum StoredRating {
    static func write(_ ratings: [StatedRating], to writer: inout SnapshotWriter) {
        writer.number(ratings.count)
        for rating in ratings {
            writer.text(rating.system)
            writer.text(rating.score)
        }
    }

    static func read(_ reader: inout SnapshotReader) throws(SnapshotDamage) -> [StatedRating] {
        var ratings: [StatedRating] = []
        for _ in 0..<(try reader.count()) {
            ratings.append(StatedRating(system: try reader.text(), score: try reader.text()))
        }
        return ratings
    }

    static func skip(_ reader: inout SnapshotReader) throws(SnapshotDamage) {
        for _ in 0..<(try reader.count()) {
            _ = try reader.run()
            _ = try reader.run()
        }
    }
}
