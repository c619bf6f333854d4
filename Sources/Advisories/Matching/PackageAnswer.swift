import Findings
import Inventory

/// What a snapshot's records say of one package in one version.
struct PackageAnswer {
    /// One record that affects the package, under one name.
    private struct Hit {
        let record: Int
        let affected: AffectedPackage
        let ground: AdvisoryGround
        let name: PackageQuery.Name
    }

    private let snapshot: AdvisorySnapshot
    /// The hits of each closure, in the order of the records; closures in the order met.
    private var hits: [(closure: Int, hits: [Hit])] = []
    /// Every entry of the package, by record: where its fixes are looked for.
    private var entries: [Int: [(affected: AffectedPackage, name: PackageQuery.Name)]] = [:]
    /// Whether any record tells of the package at all.
    var isKnownPackage: Bool { !entries.isEmpty }
    /// The first record that can't be evaluated, and why; nothing when all can.
    private(set) var doubt: String?

    init(_ query: PackageQuery, _ ecosystems: [Int], in snapshot: AdvisorySnapshot) {
        self.snapshot = snapshot
        for name in query.names {
            for ecosystem in ecosystems {
                for entry in snapshot.index.entries(ecosystem: ecosystem, name: name.text) { add(entry, name) }
            }
        }
    }

    private mutating func add(_ entry: AdvisoryIndex.Entry, _ name: PackageQuery.Name) {
        let record = snapshot.store[entry.record]
        let affected = record.affected[entry.affected]
        entries[entry.record, default: []].append((affected, name))
        switch affected.verdict(on: name.installed) {
        case .notAffected: return
        case .undecided(let reason): doubt = doubt ?? "\(record.id): \(reason)"
        case .affected(let ground):
            guard let closure = snapshot.closures.ofRecord[entry.record] else { return }
            let hit = Hit(record: entry.record, affected: affected, ground: ground, name: name)
            if let index = hits.firstIndex(where: { $0.closure == closure }) {
                hits[index].hits.append(hit)
            } else {
                hits.append((closure, [hit]))
            }
        }
    }

    /// One match for each closure, sorted by its id.
    func matches(for component: Component) -> [VulnerabilityMatch] {
        hits.map { match(component, snapshot.closures.closures[$0.closure], $0.hits) }
            .sorted { $0.closureID.precedesInBytes($1.closureID) }
    }

    private func match(
        _ component: Component, _ closure: AliasClosures.Closure, _ hits: [Hit]
    ) -> VulnerabilityMatch {
        // Records are sorted by id, so the first is the smallest.
        let sorted = hits.sorted { $0.record < $1.record }
        let first = sorted[0]
        var records: [Int] = []
        for hit in sorted where records.last != hit.record { records.append(hit.record) }
        let ratings = records.flatMap { snapshot.store[$0].allRatings }
        let allRatings = closure.records.flatMap { snapshot.store[$0].allRatings }
        let ids = records.map { snapshot.store[$0].id }
        let record = snapshot.store[first.record]
        return VulnerabilityMatch(
            component: component, advisory: record.id, records: Self.unique(ids),
            aliases: closure.ids.filter { !$0.utf8.elementsEqual(record.id.utf8) }, closureID: closure.id,
            kind: AdvisoryKind.strongest(of: sorted.map(\.affected.kind)), ecosystem: first.affected.ecosystem,
            packageName: first.affected.name, version: first.name.installed.text, summary: summary(of: records),
            rating: Self.highest(ratings) ?? Self.highest(allRatings), ratings: Self.unique(allRatings),
            fixedVersions: fixes(records), why: why(first, record))
    }

    private func why(_ hit: Hit, _ record: AdvisoryRecord) -> String {
        let installed = hit.name.installed
        return "By \(record.id), \(hit.affected.name) \(AdvisoryGround.shown(installed.text)) "
            + "(\(hit.affected.ecosystem)) is affected: \(hit.ground.clause(for: installed))."
    }

    private func summary(of records: [Int]) -> String {
        records.lazy.map { snapshot.store[$0].summary }.first { !$0.isEmpty } ?? ""
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

    /// The fixes of the records that match, without those that another entry of them calls affected again.
    private func fixes(_ records: [Int]) -> [String] {
        let entries = records.flatMap { self.entries[$0] ?? [] }
        var fixes: [(text: String, version: Version?)] = []
        for entry in entries {
            for range in entry.affected.ranges {
                for text in range.fixes(after: entry.name.installed) {
                    guard let scheme = range.scheme else { continue }
                    fixes.append((text, Version(text, by: scheme)))
                }
            }
        }
        fixes.removeAll { fix in
            entries.contains { entry in
                let scheme = VersionScheme.of(ecosystem: entry.affected.ecosystem)
                let installed = InstalledVersion(
                    fix.text, scheme: scheme, ignoresEpoch: entry.name.installed.ignoresEpoch)
                if case .affected = entry.affected.verdict(on: installed) { return true }
                return false
            }
        }
        fixes.sort { left, right in
            guard let left = left.version, let right = right.version else { return false }
            return left.order(against: right) == .before
        }
        var unique: [String] = []
        var last: Version?
        for fix in fixes {
            if let last, let version = fix.version, last.order(against: version) == .same { continue }
            unique.append(fix.text)
            last = fix.version
        }
        return unique
    }
}
