/// What a snapshot says of itself as a whole.
struct SnapshotFacts: Sendable {
    /// One ecosystem or release that has records.
    struct Feed: Sendable {
        /// As the records state it, release included: `PyPI`, `Debian:12`.
        let ecosystem: String
        /// Records that name it, withdrawn ones included.
        var records: Int
        /// The latest `modified` of its records; RFC 3339 text, of which only the bytes are compared.
        var newest: String
    }

    var records = 0
    var withdrawn = 0
    var rejectedCount = 0
    /// The first malformed ones, in the order met.
    var rejected: [RejectedRecord] = []
    /// Sorted by bytes of the ecosystem, each once.
    var feeds: [Feed] = []
    /// Of which edition the feeds that are no records are, by name (`kev`, `epss`); sorted.
    var editions: [(name: String, edition: String)] = []
    /// The same figure by figure, sorted by bytes of the name; nothing in files that were written before it was kept.
    var tables: [SnapshotTable]?

    /// More malformed records than this are counted and not named.
    static let maximumRejected = 1000

    func write(to writer: inout SnapshotWriter) {
        writer.number(records)
        writer.number(withdrawn)
        writer.number(rejectedCount)
        writer.number(rejected.count)
        for record in rejected {
            writer.text(record.file)
            writer.number(record.position ?? 0)
            writer.text(record.reason)
        }
        writer.number(feeds.count)
        for feed in feeds {
            writer.text(feed.ecosystem)
            writer.number(feed.records)
            writer.text(feed.newest)
        }
        writer.number(editions.count)
        for edition in editions {
            writer.text(edition.name)
            writer.text(edition.edition)
        }
        let tables = tables ?? []
        writer.number(tables.count)
        for table in tables {
            writer.text(table.name)
            writer.number(table.records)
            writer.text(table.edition)
        }
    }

    init() {}

    mutating func note(_ threats: ThreatFeeds) {
        if let scores = threats.scores {
            let model = scores.modelVersion.map { " by model \($0)" } ?? ""
            editions.append(("epss", "\(scores.entries.count) scores of \(scores.scoreDate)\(model)"))
        }
        if let exploited = threats.exploited {
            editions.append(("kev", "\(exploited.entries.count) entries of \(exploited.version)"))
        }
        if let table = threats.endOfLife {
            editions.append(("support", "\(table.products.count) products"))
        }
        tables = SnapshotTable.all(of: threats)
    }

    init(_ reader: inout SnapshotReader) throws(SnapshotDamage) {
        records = try reader.number()
        withdrawn = try reader.number()
        rejectedCount = try reader.number()
        for _ in 0..<(try reader.count()) {
            let file = try reader.text()
            let position = try reader.number()
            rejected.append(
                RejectedRecord(file: file, position: position == 0 ? nil : position, reason: try reader.text()))
        }
        for _ in 0..<(try reader.count()) {
            feeds.append(Feed(ecosystem: try reader.text(), records: try reader.number(), newest: try reader.text()))
        }
        for _ in 0..<(try reader.count()) { editions.append((try reader.text(), try reader.text())) }
        guard !reader.isAtEnd else { return }
        var tables: [SnapshotTable] = []
        for _ in 0..<(try reader.count()) {
            tables.append(
                SnapshotTable(name: try reader.text(), records: try reader.number(), edition: try reader.text()))
        }
        self.tables = tables
    }
}
