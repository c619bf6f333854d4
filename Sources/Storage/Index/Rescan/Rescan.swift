package import Advisories
import Artifacts
import Findings
import Ledger

/// Holds what is live against a new snapshot: one pass over the distinct components, whatever number of releases list them.
struct Rescan {
    /// A component with flaws, and the live inventories that list it.
    private struct Affected {
        let component: IndexedComponent
        let matches: [VulnerabilityMatch]
    }

    private struct Hit {
        let affected: Int
        let subject: String
    }

    private let connection: any IndexConnection
    private let live: LivePromotions
    private var report: RescanReport
    private var affected: [Affected] = []
    /// By the place of the promotion.
    private var hits: [Int: [Hit]] = [:]
    private var unexamined: [String: Int] = [:]

    private init(_ connection: any IndexConnection, _ snapshot: AdvisorySnapshot) throws {
        self.connection = connection
        live = try LivePromotions(connection)
        report = RescanReport(snapshot: snapshot.digest)
    }

    static func run(
        _ questions: IndexQuestions, with snapshot: AdvisorySnapshot, _ body: (RescanFinding) throws -> Void
    ) throws -> RescanReport {
        var rescan = try Rescan(questions.connection, snapshot)
        try questions.examineComponents(with: snapshot) { component, examination in
            try rescan.add(component, examination)
        }
        try rescan.finish(body)
        return rescan.report
    }

    // MARK: the pass over components

    private mutating func add(_ component: IndexedComponent, _ examination: ComponentExamination) throws {
        report.distinctComponents += 1
        guard !examination.matches.isEmpty || examination.unexamined != nil || examination.needsSource != nil else {
            return
        }
        var place: Int?
        try connection.rows(
            "SELECT first, count, data FROM postings WHERE component = ? ORDER BY first", [.integer(component.id)]
        ) { row in
            for inventory in try ComponentPostings.chunk(row, component.id) {
                guard let uses = live.uses[inventory] else { continue }
                if let reason = examination.unexamined {
                    unexamined[reason.rawValue, default: 0] += uses.count
                } else if let base = examination.needsSource,
                    live.inventories[inventory]?.unstated.contains(where: { $0.utf8.elementsEqual(base.utf8) }) == true
                {
                    unexamined[UnexaminedReason.noSourcePackage.rawValue, default: 0] += uses.count
                }
                guard !examination.matches.isEmpty else { continue }
                if place == nil {
                    place = affected.count
                    affected.append(Affected(component: component, matches: examination.matches))
                }
                for use in uses {
                    hits[use.promotion, default: []].append(Hit(affected: place ?? 0, subject: use.subject))
                }
            }
            return true
        }
    }

    // MARK: the pass over promotions

    private mutating func finish(_ body: (RescanFinding) throws -> Void) throws {
        report.livePromotions = live.promotions.count
        var (total, left) = (0, unexamined.values.reduce(0, +))
        func leaveOut(_ reason: String) {
            total += 1
            left += 1
            unexamined[reason, default: 0] += 1
        }
        for (inventory, uses) in live.uses.sorted(by: { $0.key < $1.key }) {
            guard let known = live.inventories[inventory] else { continue }
            for _ in uses {
                switch (known.state, known.packages) {
                case (0, 0): leaveOut("empty-sbom")
                case (0, let packages): total += Int(packages)
                case (1, _): leaveOut("evidence-missing")
                default: leaveOut("sbom-unreadable")
                }
            }
        }
        for (place, promotion) in live.promotions.enumerated() {
            if promotion.inventories < 0 { leaveOut("evidence-missing") }
            if promotion.inventories == 0 { leaveOut("no-sbom") }
            guard let hits = hits[place] else { continue }
            let (keys, isWhole) = try recorded(promotion.index)
            if !isWhole { leaveOut("record-missing") }
            let flaws = new(hits, keys)
            guard !flaws.isEmpty else { continue }
            report.newlyAffected += 1
            report.newFlaws += flaws.count
            guard let digest = Digest(promotion.digest) else {
                throw LedgerError(.inconsistent, "the index has '\(promotion.digest)' for a release digest")
            }
            try body(
                RescanFinding(
                    index: UInt64(clamping: promotion.index), project: promotion.project, name: promotion.name,
                    version: promotion.version, environment: promotion.environment, releaseDigest: digest, flaws: flaws)
            )
        }
        report.completeness = Completeness(
            examined: total - left, of: total, because: unexamined.map { Completeness.Reason($0.key, count: $0.value) })
    }

    /// The flaws that the records of a decision name, and whether all its records could be read.
    private func recorded(_ index: Int64) throws -> (keys: [FlawKeys], isWhole: Bool) {
        var keys: [FlawKeys] = []
        var isWhole = true
        try connection.rows(
            "SELECT r.state, r.flaws FROM stage_uses s JOIN results r ON r.id = s.result WHERE s.idx = ?",
            [.integer(index)]
        ) { row in
            if row.integer(0) != 0 { isWhole = false }
            if let bytes = row.blob(1), !bytes.isEmpty { keys.append(FlawKeys(bytes: bytes)) }
            return true
        }
        return (keys, isWhole)
    }

    /// The flaws that no record names, each component and flaw once.
    private mutating func new(_ hits: [Hit], _ keys: [FlawKeys]) -> [RescanFinding.Flaw] {
        var flaws: [(key: [UInt8], flaw: RescanFinding.Flaw)] = []
        for hit in hits {
            let component = affected[hit.affected].component
            for match in affected[hit.affected].matches {
                let ids = [match.closureID, match.advisory] + match.records + match.aliases
                let isKnown =
                    !keys.isEmpty
                    && ids.contains { id in
                        let key = FlawKeys.key(artifact: hit.subject, subject: component.identity, id: id)
                        return keys.contains { $0.contains(key) }
                    }
                guard !isKnown else {
                    report.knownFlaws += 1
                    continue
                }
                flaws.append(
                    (
                        Array("\(match.closureID)\0\(component.title)\0\(hit.subject)".utf8),
                        RescanFinding.Flaw(
                            artifact: hit.subject, subject: component.identity, component: component.title, match: match
                        )
                    ))
            }
        }
        flaws.sort { $0.key.lexicographicallyPrecedes($1.key) }
        var unique: [RescanFinding.Flaw] = []
        var last: [UInt8]?
        for (key, flaw) in flaws where key != last {
            unique.append(flaw)
            last = key
        }
        return unique
    }
}

extension IndexQuestions {
    /// Holds the stored components of every live promotion against a snapshot.
    ///
    /// - Parameter body: Takes each promotion that is newly affected, in the order of the ledger.
    /// - Returns: The counts over all, and how much could be examined.
    package func rescan(with snapshot: AdvisorySnapshot, _ body: (RescanFinding) throws -> Void) throws -> RescanReport
    {
        try Rescan.run(self, with: snapshot, body)
    }
}
