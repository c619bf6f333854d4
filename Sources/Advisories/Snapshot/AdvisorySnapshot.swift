package import Artifacts
package import Attestation
package import Inventory

/// A set of advisories as of one moment, ready to be matched: the bytes of one file, of which only what is asked for is
/// read.
///
/// Many tasks and processes read one at once. Its digest depends on what is kept of the records alone: folder or archive,
/// the order of files, the layout of their JSON make no difference.
package struct AdvisorySnapshot: Sendable {
    /// SHA-256 of the file.
    package let digest: Digest
    /// Every ecosystem that has a record, release included (`PyPI`, `Debian:12`), sorted by bytes.
    package let ecosystems: [String]
    /// What stood beside the file; nothing for one made in memory.
    package private(set) var manifest: SnapshotManifest?
    let facts: SnapshotFacts

    private let bytes: SnapshotBytes
    private let sections: [Range<Int>]

    /// How many records count, withdrawn ones included.
    package var records: Int { facts.records }
    /// How many of them are withdrawn and never match.
    package var withdrawn: Int { facts.withdrawn }
    /// Malformed records, in the order met, the first thousand.
    ///
    /// They may be the ones that matter: reports show them.
    package var rejected: [RejectedRecord] { facts.rejected }
    /// All malformed records.
    package var rejectedCount: Int { facts.rejectedCount }

    /// Every ecosystem or release that has records, sorted by bytes of its name.
    package var feeds: [SnapshotManifest.Feed] {
        facts.feeds.map { SnapshotManifest.Feed(ecosystem: $0.ecosystem, records: $0.records, newest: $0.newest) }
    }
    /// The feeds that are no records, by name (`epss`, `kev`, `support`): how much, and of when; sorted.
    package var editions: [(name: String, edition: String)] { facts.editions }
    /// The same figure by figure, sorted by bytes of the name.
    ///
    /// A file that was written before they were kept is counted, and says of no edition.
    package var tables: [SnapshotTable] {
        if let tables = facts.tables { return tables }
        let counted = [("epss", SnapshotForm.Section.scoreTable), ("kev", .exploitedTable)].map { name, section in
            SnapshotTable(name: name, records: range(section).count / 8, edition: "")
        }
        return counted.filter { $0.records > 0 } + SnapshotTable.periods(try? support())
    }

    /// Opens a snapshot file.
    ///
    /// Only its head is read: what a damaged file says of a component is found out when that is asked, and counts as not
    /// examined then.
    /// - Parameter digest: The SHA-256 of the bytes, when the caller has seen to it; otherwise it is taken here.
    /// - Throws: `AdvisoryError`: `damaged` when the bytes are no snapshot of a form this version knows, `empty` when it has
    ///   no records.
    package init(_ bytes: SnapshotBytes, digest: Digest? = nil) throws(AdvisoryError) {
        do throws(SnapshotDamage) {
            sections = try SnapshotForm.sections(of: bytes)
            var reader = try SnapshotReader(bytes, sections[SnapshotForm.Section.facts.rawValue])
            facts = try SnapshotFacts(&reader)
            self.bytes = bytes
        } catch {
            throw AdvisoryError(.damaged, "it is no advisory snapshot that this version can read")
        }
        guard facts.records > 0 else { throw AdvisoryError(.empty, "there is no advisory in the snapshot") }
        ecosystems = facts.feeds.map(\.ecosystem)
        self.digest = digest ?? .sha256(of: Array(bytes.raw))
    }

    /// Opens the one snapshot file among the files, or reads OSV records and makes a snapshot of them in memory.
    ///
    /// A manifest beside a snapshot file must name that file's digest.
    /// - Parameter keys: When there are any, only a snapshot whose manifest one of them has signed will do.
    /// - Throws: `AdvisoryError`, as `AdvisoryImport` and `init(_:digest:)` do; `manifest` when the manifest is of another
    ///   snapshot, `unsigned` when no key has signed it, `ambiguous` for several snapshot files or one beside records.
    package static func load(
        _ files: [(name: String, bytes: [UInt8])], signedBy keys: [PublicKey] = []
    ) throws(AdvisoryError) -> AdvisorySnapshot {
        guard let file = files.first(where: { SnapshotForm.isSnapshot($0.bytes) }) else {
            guard keys.isEmpty else { throw AdvisoryError(.unsigned, "records by themselves bear no signature") }
            return try made(of: files)
        }
        let beside = files.first { $0.name.utf8.elementsEqual(SnapshotManifest.fileName.utf8) }
        guard files.count == (beside == nil ? 1 : 2) else {
            throw AdvisoryError(.ambiguous, "a snapshot file stands beside other files")
        }
        guard beside != nil || keys.isEmpty else { throw AdvisoryError(.unsigned, "the snapshot has no manifest") }
        var snapshot = try AdvisorySnapshot(SnapshotBytes(file.bytes), digest: .sha256(of: file.bytes))
        try snapshot.take(
            try beside.map { (file) throws(AdvisoryError) in try SnapshotManifest(file: file.bytes, signedBy: keys) })
        return snapshot
    }

    /// Takes the manifest that stands beside the file.
    /// - Throws: `manifest` when it is of another snapshot.
    package mutating func take(_ manifest: SnapshotManifest?) throws(AdvisoryError) {
        guard manifest == nil || manifest?.digest == digest else {
            throw AdvisoryError(.manifest, "the manifest is not of the snapshot beside it")
        }
        self.manifest = manifest
    }

    private static func made(of files: [(name: String, bytes: [UInt8])]) throws(AdvisoryError) -> AdvisorySnapshot {
        var made = AdvisoryImport()
        for file in files { try made.add(file.name, file.bytes) }
        let bytes = try made.finish()
        return try AdvisorySnapshot(SnapshotBytes(bytes), digest: .sha256(of: bytes))
    }

    /// Holds components against the records.
    ///
    /// - Parameters:
    ///   - components: All of one inventory together: whether source packages are stated is judged over all of them.
    ///   - operatingSystem: The distribution of packages that do not name one themselves.
    ///   - day: The day that counts as today: packages of a release whose support has ended by then are not examined, as far
    ///     as the snapshot knows. Without one that is not asked.
    ///   - rules: Older ones for deriving old decisions again.
    package func match(
        _ components: [Component], operatingSystem: OperatingSystem? = nil, on day: CalendarDate? = nil,
        by rules: MatchingRules = .current
    ) -> MatchResult {
        var matcher = ComponentMatcher(self, operatingSystem: operatingSystem, on: day, by: rules)
        return matcher.match(components)
    }
}

extension AdvisorySnapshot {
    func packages() throws(SnapshotDamage) -> PackageIndex {
        try PackageIndex(
            bytes, packages: range(.packages), table: range(.packageTable), records: range(.records))
    }

    func record(_ number: Int) throws(SnapshotDamage) -> StoredRecord {
        var reader = try reader(.records, at: number, by: .recordTable)
        return try StoredRecord(&reader)
    }

    func id(ofRecord number: Int) throws(SnapshotDamage) -> String {
        var reader = try reader(.records, at: number, by: .recordTable)
        return try reader.text()
    }

    /// The first record whose id is not before a text by its bytes; the number of all when every one is.
    func firstRecord(withID id: String) throws(SnapshotDamage) -> Int {
        var low = 0
        var high = records
        while low < high {
            let middle = (low + high) / 2
            if try self.id(ofRecord: middle).precedesInBytes(id) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// A record's bytes as they are stored.
    func storedRecord(_ number: Int) throws(SnapshotDamage) -> [UInt8] {
        let start = try reader(.records, at: number, by: .recordTable)
        var end = start
        _ = try StoredRecord(&end)
        return Array(bytes.raw[start.offset..<end.offset])
    }

    var closureCount: Int { range(.closureTable).count / 8 }

    /// The alias closure of a record; nothing for a withdrawn one.
    func closure(ofRecord number: Int) throws(SnapshotDamage) -> Int? {
        let entry = try SnapshotReader(bytes, range(.recordClosures)).entry(number)
        return entry == 0 ? nil : entry - 1
    }

    func closure(_ number: Int) throws(SnapshotDamage) -> AliasClosures.Closure {
        var reader = try reader(.closures, at: number, by: .closureTable)
        return try AliasClosures.Closure(&reader)
    }

    private func range(_ section: SnapshotForm.Section) -> Range<Int> { sections[section.rawValue] }

    private func reader(
        _ section: SnapshotForm.Section, at number: Int, by table: SnapshotForm.Section
    ) throws(SnapshotDamage) -> SnapshotReader {
        let offset = try SnapshotReader(bytes, range(table)).entry(number)
        guard offset <= range(section).count else { throw SnapshotDamage() }
        return try SnapshotReader(bytes, (range(section).lowerBound + offset)..<range(section).upperBound)
    }

    /// The entry of a text in a section whose parts are sorted by the text that each begins with; a reader of the part.
    private func find(
        _ text: String, in section: SnapshotForm.Section, by table: SnapshotForm.Section
    ) throws(SnapshotDamage) -> SnapshotReader? {
        var low = 0
        var high = range(table).count / 8
        while low < high {
            let middle = (low + high) / 2
            let part = try reader(section, at: middle, by: table)
            var head = part
            let found = try head.text()
            if found.utf8.elementsEqual(text.utf8) { return part }
            if found.precedesInBytes(text) { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// The earliest entry of the catalogue of exploited vulnerabilities that any of the names has; of equal
    /// ones the first.
    func exploited(_ names: [String]) throws(SnapshotDamage) -> KEVCatalogue.Entry? {
        var earliest: KEVCatalogue.Entry?
        for name in names {
            guard var part = try find(name, in: .exploited, by: .exploitedTable) else { continue }
            let entry = try StoredThreats.exploited(&part)
            if earliest.map({ entry.dateAdded < $0.dateAdded }) ?? true { earliest = entry }
        }
        return earliest
    }

    /// The highest EPSS score that any of the names has.
    func likelihood(_ names: [String]) throws(SnapshotDamage) -> EPSSScores.Entry? {
        var highest: EPSSScores.Entry?
        for name in names {
            guard var part = try find(name, in: .scores, by: .scoreTable) else { continue }
            let entry = try StoredThreats.score(&part)
            if entry.score > highest?.score ?? 0 || highest == nil { highest = entry }
        }
        return highest
    }

    /// Until when what is supported; an empty table when the snapshot has none.
    func support() throws(SnapshotDamage) -> EndOfLifeTable {
        var reader = try SnapshotReader(bytes, range(.endOfLife))
        return try StoredThreats.endOfLife(&reader)
    }
}
