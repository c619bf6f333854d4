import Findings
import Inventory

/// What a snapshot's records say of one package in one version.
struct PackageAnswer {
    /// One entry of one record, under one of the package's names.
    private struct Entry {
        let record: Int
        let affected: StoredAffected
        let name: PackageQuery.Name
        /// Why the version is affected; nothing when it is not.
        let ground: AdvisoryGround?
    }

    private let snapshot: AdvisorySnapshot
    /// Every entry of the package, in the order of the names and then of the records.
    private var entries: [Entry] = []
    /// Whether any record tells of the package at all.
    var isKnownPackage: Bool { !entries.isEmpty }
    /// The first record that can't be evaluated, and why; nothing when all can.
    private(set) var doubt: String?

    init(
        _ query: PackageQuery, _ ecosystems: [Int], in snapshot: AdvisorySnapshot, _ packages: PackageIndex
    ) throws(SnapshotDamage) {
        self.snapshot = snapshot
        for name in query.names {
            for ecosystem in ecosystems {
                for entry in try packages.entries(ecosystem: ecosystem, name: name.text) {
                    var ground: AdvisoryGround?
                    switch try query.verdict(of: entry.affected, on: name) {
                    case .notAffected: break
                    case .undecided(let reason):
                        if doubt == nil { doubt = "\(try snapshot.record(entry.record).id): \(reason)" }
                    case .affected(let found): ground = found
                    }
                    entries.append(
                        Entry(record: entry.record, affected: entry.affected, name: name, ground: ground))
                }
            }
        }
    }

    /// One match for each closure, sorted by its id.
    func matches(for component: Component) throws(SnapshotDamage) -> [VulnerabilityMatch] {
        var groups: [(closure: Int, hits: [Entry])] = []
        for entry in entries where entry.ground != nil {
            guard let closure = try snapshot.closure(ofRecord: entry.record) else { continue }
            if let index = groups.firstIndex(where: { $0.closure == closure }) {
                groups[index].hits.append(entry)
            } else {
                groups.append((closure, [entry]))
            }
        }
        var matches: [VulnerabilityMatch] = []
        for group in groups { matches.append(try match(component, try snapshot.closure(group.closure), group.hits)) }
        return matches.sorted { $0.closureID.precedesInBytes($1.closureID) }
    }

    private func match(
        _ component: Component, _ closure: AliasClosures.Closure, _ hits: [Entry]
    ) throws(SnapshotDamage) -> VulnerabilityMatch {
        // Records are sorted by id, so the first is the smallest.
        let sorted = hits.sorted { $0.record < $1.record }
        var numbers: [Int] = []
        for hit in sorted where numbers.last != hit.record { numbers.append(hit.record) }
        var records: [StoredRecord] = []
        for number in numbers { records.append(try snapshot.record(number)) }
        var kinds: [AdvisoryKind] = []
        var own: [StatedRating] = []
        for hit in sorted {
            let nature = try hit.affected.nature()
            kinds.append(nature.kind)
            own += nature.ratings
        }
        let first = try sorted[0].affected.package()
        let ratings = try Self.ratings(records)
        var all = ratings
        if closure.records != numbers {
            var members: [StoredRecord] = []
            for number in closure.records { members.append(try snapshot.record(number)) }
            all = try Self.ratings(members)
        }
        let advisory = records[0].id
        let upstream = Self.unique(records.flatMap(\.upstream)).sorted { $0.precedesInBytes($1) }
        let names = closure.ids + upstream
        let fixes = try fixes(numbers)
        return VulnerabilityMatch(
            component: component, advisory: advisory, records: Self.unique(records.map(\.id)),
            aliases: closure.ids.filter { !$0.utf8.elementsEqual(advisory.utf8) }, closureID: closure.ids[0],
            upstream: upstream,
            published: records.map(\.published).filter { !$0.isEmpty }.min { $0.precedesInBytes($1) },
            kind: AdvisoryKind.strongest(of: kinds), ecosystem: first.ecosystem,
            packageName: first.name, version: sorted[0].name.installed.text,
            summary: records.lazy.map(\.summary).first { !$0.isEmpty } ?? "",
            rating: Self.deciding(own, of: advisory) ?? Self.highest(ratings) ?? Self.highest(all),
            ratings: Self.unique(all),
            exploited: try snapshot.exploited(names), likelihood: try snapshot.likelihood(names),
            fixedVersions: fixes, fixState: Self.fixState(fixes, sorted), why: Self.why(sorted[0], advisory, first))
    }

    private static func why(_ hit: Entry, _ record: String, _ package: (ecosystem: String, name: String)) -> String {
        let installed = hit.name.installed
        return "By \(record), \(package.name) \(AdvisoryGround.shown(installed.text)) "
            + "(\(package.ecosystem)) is affected: \(hit.ground?.clause(for: installed) ?? "")."
    }

    private static func ratings(_ records: [StoredRecord]) throws(SnapshotDamage) -> [SeverityRating] {
        var ratings: [SeverityRating] = []
        for record in records { ratings += try record.allRatings().map { $0.rating(of: record.id) } }
        return ratings
    }

    private static func fixState(_ fixes: [String], _ hits: [Entry]) -> FixState {
        if !fixes.isEmpty { return .fixed }
        let isOpen = hits.contains { hit in
            guard case .range(let range)? = hit.ground else { return false }
            return range.isOpen(after: hit.name.installed)
        }
        return isOpen ? .unfixed : .unknown
    }

    /// A distribution that calls a flaw unimportant says that its own builds do not have it, however the upstream's scores.
    private static func deciding(_ ratings: [StatedRating], of record: String) -> SeverityRating? {
        ratings.first { $0.isUnimportant }?.rating(of: record)
    }

    /// The highest rating that says anything; of equal ones the first.
    private static func highest(_ ratings: [SeverityRating]) -> SeverityRating? {
        var highest: SeverityRating?
        for rating in ratings where rating.severity > (highest?.severity ?? .unknown) { highest = rating }
        return highest ?? ratings.first
    }

    private static func unique<T: Hashable>(_ values: [T]) -> [T] {
        var seen: Set<T> = []
        return values.filter { seen.insert($0).inserted }
    }

    /// Every flaw that a record tells of for the package, affected or not: its names, the record and whether it is affected.
    func flaws() throws(SnapshotDamage) -> [(names: Set<ByteKey>, record: String, isAffected: Bool)] {
        var flaws: [(names: Set<ByteKey>, record: String, isAffected: Bool)] = []
        for entry in entries {
            guard let closure = try snapshot.closure(ofRecord: entry.record) else { continue }
            let record = try snapshot.record(entry.record)
            let names = try snapshot.closure(closure).ids + record.upstream
            flaws.append((Set(names.map { ByteKey($0) }), record.id, entry.ground != nil))
        }
        return flaws
    }

    /// The fixes of the records that match, without those that another entry of them calls affected again.
    private func fixes(_ records: [Int]) throws(SnapshotDamage) -> [String] {
        let entries = entries(of: records)
        var fixes: [(text: String, version: Version?, scheme: VersionScheme)] = []
        for entry in entries {
            for range in try entry.affected.ranges() {
                guard let scheme = range.scheme else { continue }
                for text in range.fixes(after: entry.name.installed) {
                    fixes.append((text, Version(text, by: scheme), scheme))
                }
            }
        }
        var lasting: [(text: String, version: Version?)] = []
        for fix in fixes where try !isAffected(fix.text, by: fix.scheme, entries) {
            lasting.append((fix.text, fix.version))
        }
        lasting.sort { left, right in
            guard let left = left.version, let right = right.version else { return false }
            return left.order(against: right) == .before
        }
        var unique: [String] = []
        var last: Version?
        for fix in lasting {
            if let last, let version = fix.version, last.order(against: version) == .same { continue }
            unique.append(fix.text)
            last = fix.version
        }
        return unique
    }

    private func entries(of records: [Int]) -> [Entry] {
        records.count == 1
            ? entries.filter { $0.record == records[0] } : entries.filter { records.contains($0.record) }
    }

    private func isAffected(
        _ version: String, by scheme: VersionScheme, _ entries: [Entry]
    ) throws(SnapshotDamage) -> Bool {
        for entry in entries {
            let installed = InstalledVersion(version, scheme: scheme, ignoresEpoch: entry.name.installed.ignoresEpoch)
            if case .affected = try entry.affected.verdict(on: installed) { return true }
        }
        return false
    }
}
