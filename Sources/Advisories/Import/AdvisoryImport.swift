/// Makes a snapshot out of feeds, file by file.
package struct AdvisoryImport {
    private var reader = AdvisoryFiles()
    private var collector = RecordCollector()
    private var files = 0

    /// Malformed records that are borne, in percent of all.
    package static let maximumRejectedPercent = 5

    package init() {}

    /// Files that were passed over since they hold no records by their names.
    package var ignoredFiles: [String] { reader.ignored }

    /// Takes a whole file.
    ///
    /// That is `.json` of one record or a list of them, `.jsonl`, either of them in gzip, or a zip or tar archive of such
    /// files. Files with other names are ignored and named.
    ///
    /// - Throws: `AdvisoryError`: `archive` for an archive that can't be read.
    package mutating func add(_ name: String, _ bytes: [UInt8]) throws(AdvisoryError) {
        files += 1
        var collector = collector
        self.collector = RecordCollector()
        defer { self.collector = collector }
        try reader.open(name, bytes) { name, bytes, form in
            switch form {
            case .document: collector.addDocument(name, bytes)
            case .lines: _ = collector.addLines(name, bytes)
            }
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

    /// The bytes of the snapshot's file.
    /// - Throws: `AdvisoryError`: `empty` without a single record, `malformed` when more than `maximumRejectedPercent` of
    ///   all are malformed.
    package consuming func finish() throws(AdvisoryError) -> [UInt8] {
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
            return try SnapshotAssembly.file(collector)
        } catch {
            throw AdvisoryError(.damaged, "the snapshot could not be put together")
        }
    }
}
