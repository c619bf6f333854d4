package import Artifacts
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

    /// Reads OSV records and makes a snapshot of them in memory, or opens the one snapshot file among the files.
    /// - Throws: `AdvisoryError`, as `AdvisoryImport` and `init(_:digest:)` do; `ambiguous` for several snapshot files, or
    ///   one beside records.
    package static func load(_ files: [(name: String, bytes: [UInt8])]) throws(AdvisoryError) -> AdvisorySnapshot {
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
    package func match(_ components: [Component], operatingSystem: OperatingSystem? = nil) -> MatchResult {
        var matcher = ComponentMatcher(self, operatingSystem: operatingSystem)
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
}
