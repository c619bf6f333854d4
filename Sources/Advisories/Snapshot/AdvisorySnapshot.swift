package import Artifacts
package import Inventory

/// A set of OSV records as of one moment, ready to be matched.
///
/// Its digest depends on the records alone: folder or archive, the order of files, the layout of their JSON make no
/// difference.
package struct AdvisorySnapshot: Sendable {
    /// SHA-256 over one line for each distinct record that counts: its id, a space, and the SHA-256 of its canonical
    /// JSON in hexadecimal, sorted by their bytes.
    package let digest: Digest
    /// How many records count, withdrawn ones included.
    package let records: Int
    /// How many of them are withdrawn and never match.
    package let withdrawn: Int
    /// Malformed records, in the order met.
    ///
    /// They may be the ones that matter: reports show them.
    package let rejected: [RejectedRecord]
    /// Files that were passed over since they hold no records by their names.
    package let ignoredFiles: [String]
    /// Every ecosystem that has a record, release included (`PyPI`, `Debian:12`), sorted by bytes.
    package var ecosystems: [String] { index.ecosystems }

    let store: [AdvisoryRecord]
    let index: AdvisoryIndex
    let closures: AliasClosures

    /// Malformed records that are borne, in percent of all.
    package static let maximumRejectedPercent = 5

    /// Reads OSV records.
    ///
    /// - Parameter files: `.json` files of one record or a list of them, `.jsonl` files, either of them in gzip, and
    ///   zip and tar archives of such files. Files with other names are ignored and named.
    /// - Throws: `AdvisoryError`: `empty` without a single record, `malformed` when more than `maximumRejectedPercent`
    ///   of all are malformed, `archive` for an archive that can't be read.
    package static func load(_ files: [(name: String, bytes: [UInt8])]) throws(AdvisoryError) -> AdvisorySnapshot {
        var reader = AdvisoryFiles()
        var collector = RecordCollector()
        for file in files {
            try reader.open(file.name, file.bytes) { collector.add($0, $1, $2) }
        }
        let rejected = collector.rejected
        guard collector.read > 0 else {
            let cause = rejected.first.map { "; the first is malformed: \($0.reason)" } ?? ""
            throw AdvisoryError(.empty, "there is no advisory in \(files.count) files\(cause)", rejected: rejected)
        }
        guard rejected.count * 100 <= (rejected.count + collector.read) * maximumRejectedPercent else {
            throw AdvisoryError(
                .malformed, "\(rejected.count) of \(rejected.count + collector.read) advisories are malformed",
                rejected: rejected)
        }
        return AdvisorySnapshot(collector.records, rejected: rejected, ignoredFiles: reader.ignored)
    }

    /// - Parameter records: Sorted by id and digest, each once.
    private init(_ records: [AdvisoryRecord], rejected: [RejectedRecord], ignoredFiles: [String]) {
        var lines: [UInt8] = []
        for record in records { lines += Array("\(record.id) \(record.digest.hex)\n".utf8) }
        digest = Digest.sha256(of: lines)
        self.records = records.count
        withdrawn = records.count { $0.isWithdrawn }
        self.rejected = rejected
        self.ignoredFiles = ignoredFiles
        store = records
        index = AdvisoryIndex(records)
        closures = AliasClosures(records)
    }

    /// Holds components against the records.
    ///
    /// - Parameters:
    ///   - components: All of one inventory together: whether source packages are stated is judged over all of them.
    ///   - operatingSystem: The distribution of packages that do not name one themselves.
    package func match(_ components: [Component], operatingSystem: OperatingSystem? = nil) -> MatchResult {
        var matcher = ComponentMatcher(self, operatingSystem: operatingSystem)
        return matcher.match(components)
    }
}
