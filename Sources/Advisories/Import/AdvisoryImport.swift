/// Makes a snapshot out of feeds, file by file.
package struct AdvisoryImport {
    private var reader = AdvisoryFiles()
    private var collector = RecordCollector()
    private var threats = ThreatFeeds()
    private var files = 0

    /// Malformed records that are borne, in percent of all.
    package static let maximumRejectedPercent = 5

    package init() {}

    /// Files that were passed over since they hold no records by their names.
    package var ignoredFiles: [String] { reader.ignored }

    /// Takes a whole file.
    ///
    /// That is `.json` of one OSV record or a list of them, of a KEV catalogue or of support periods as endoflife.date gives
    /// them (a product's list is named by its file), `.jsonl` of one record a line, `.csv` of EPSS scores, any of them in
    /// gzip, or a zip or tar archive of such files. Files with other names are ignored and named.
    ///
    /// - Throws: `AdvisoryError`: `archive` for an archive that can't be read, `feed` for a catalogue or table that is not
    ///   whole.
    package mutating func add(_ name: String, _ bytes: [UInt8]) throws(AdvisoryError) {
        files += 1
        var taken = (collector: collector, threats: threats)
        collector = RecordCollector()
        defer { (collector, threats) = taken }
        try reader.open(name, bytes) { (name, bytes, form) throws(AdvisoryError) in
            switch form {
            case .lines: _ = taken.collector.addLines(name, bytes)
            case .document: try Self.addDocument(name, bytes, to: &taken)
            case .table: try Self.feed(name) { () throws(AdvisoryFeedError) in try taken.threats.addScores(bytes) }
            }
        }
    }

    private static func addDocument(
        _ name: String, _ bytes: [UInt8], to taken: inout (collector: RecordCollector, threats: ThreatFeeds)
    ) throws(AdvisoryError) {
        switch DocumentForm.of(bytes) {
        case .records: taken.collector.addDocument(name, bytes)
        case .exploited: try feed(name) { () throws(AdvisoryFeedError) in try taken.threats.addExploited(bytes) }
        case .cyclesByProduct:
            try feed(name) { () throws(AdvisoryFeedError) in try taken.threats.addEndOfLife(bytes, product: nil) }
        case .cycles:
            let file = name.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? name
            let product = String(Substring(file.utf8.prefix { $0 != UInt8(ascii: ".") }))
            try feed(name) { () throws(AdvisoryFeedError) in try taken.threats.addEndOfLife(bytes, product: product) }
        }
    }

    private static func feed(_ name: String, _ body: () throws(AdvisoryFeedError) -> Void) throws(AdvisoryError) {
        do throws(AdvisoryFeedError) {
            try body()
        } catch {
            throw AdvisoryError(.feed, "\(name): \(error)")
        }
    }

    /// Takes a piece of a file of one record a line, for files too big to be held at once.
    /// - Parameters:
    ///   - bytes: Ends where a line ends.
    ///   - first: The number of the piece's first line, from 1.
    /// - Returns: The number of the next piece's first line.
    package mutating func addLines(_ name: String, _ bytes: [UInt8], first: Int) -> Int {
        if first == 1 { files += 1 }
        return collector.addLines(name, bytes, first: first)
    }

    /// The bytes of the snapshot's file; nothing is left to be finished again.
    /// - Throws: `AdvisoryError`: `empty` without a single record, `malformed` when more than `maximumRejectedPercent` of
    ///   all are malformed.
    package mutating func finish() throws(AdvisoryError) -> [UInt8] {
        let rejected = collector.rejected
        guard collector.read > 0 else {
            let cause = rejected.first.map { "; the first is malformed: \($0.reason)" } ?? ""
            throw AdvisoryError(.empty, "there is no advisory in \(files) files\(cause)", rejected: rejected)
        }
        let all = collector.rejectedCount + collector.read
        guard collector.rejectedCount * 100 <= all * Self.maximumRejectedPercent else {
            throw AdvisoryError(
                .malformed, "\(collector.rejectedCount) of \(all) advisories are malformed", rejected: rejected)
        }
        do throws(SnapshotDamage) {
            return try SnapshotAssembly.file(&collector, threats)
        } catch {
            throw AdvisoryError(.damaged, "the snapshot could not be put together")
        }
    }
}
