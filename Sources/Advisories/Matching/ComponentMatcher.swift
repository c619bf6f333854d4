import Findings
import Inventory

/// Holds the components of one inventory against one snapshot.
struct ComponentMatcher {
    /// What a snapshot holds for one ecosystem or release.
    private struct Feed {
        /// Their places in the index.
        let ecosystems: [Int]
        /// Whether one of them is the ecosystem's or release's own, so that silence means something.
        let isComplete: Bool
    }

    private let snapshot: AdvisorySnapshot
    private let packages: Result<PackageIndex, SnapshotDamage>
    private let operatingSystem: OperatingSystem?
    /// The day that counts as today, and what is supported until when; nothing when that is not asked.
    private let support: (day: CalendarDate, table: EndOfLifeTable)?
    private let rules: MatchingRules
    private var feeds: [EcosystemSelector: Feed] = [:]

    init(
        _ snapshot: AdvisorySnapshot, operatingSystem: OperatingSystem?, on day: CalendarDate?,
        by rules: MatchingRules = .current
    ) {
        self.rules = rules
        self.snapshot = snapshot
        packages = Result { () throws(SnapshotDamage) in try snapshot.packages() }
        self.operatingSystem = operatingSystem
        support = day.flatMap { day in (try? snapshot.support()).map { (day, $0) } }
    }

    /// Holds the components of one inventory against the snapshot.
    mutating func match(_ components: [Component]) -> MatchResult {
        let packages = components.filter { $0.role == .package }
        let queries = packages.map { PackageQuery.of($0, operatingSystem: operatingSystem) }
        let sources = SourceStatements(queries.compactMap { try? $0.get() })
        var matches: [VulnerabilityMatch] = []
        var unexamined: [MatchResult.Unexamined] = []
        for (component, result) in zip(packages, queries) {
            let (examination, sourceless) = examine(component, result)
            matches += examination.matches
            let isUnstated = sourceless.map { sources.areMissing(for: $0) } ?? false
            switch examination.unexamined {
            case let reason? where reason != .undecidedAdvisory || !isUnstated:
                unexamined.append(.init(component: component, reason: reason, detail: examination.detail))
            default:
                guard isUnstated else { continue }
                unexamined.append(.init(component: component, reason: .noSourcePackage, detail: nil))
            }
        }
        let completeness = Completeness(
            examined: packages.count - unexamined.count, of: packages.count,
            because: unexamined.map { Completeness.Reason($0.reason.rawValue, count: 1) })
        return MatchResult(matches: matches, unexamined: unexamined, completeness: completeness)
    }

    /// Holds one component against the snapshot.
    /// - Returns: The answer, and the query again when the answer needs source packages to be stated around it.
    mutating func examine(_ component: Component, _ query: Result<PackageQuery, PackageQuery.Refusal>)
        -> (examination: ComponentExamination, sourceless: PackageQuery?)
    {
        let known: PackageQuery
        switch query {
        case .success(let found): known = found
        case .failure(let refusal):
            let examination = ComponentExamination(
                matches: [], unexamined: refusal.reason, detail: nil, needsSource: nil)
            return (examination, nil)
        }
        return examine(component, known)
    }

    private mutating func examine(_ component: Component, _ query: PackageQuery)
        -> (examination: ComponentExamination, sourceless: PackageQuery?)
    {
        if rules == .current, let stranger = query.stranger {
            let examination = ComponentExamination(
                matches: [], unexamined: .uncovered, detail: stranger, needsSource: nil)
            return (examination, nil)
        }
        let feed = feeds[query.selector] ?? feed(of: query.selector)
        feeds[query.selector] = feed
        let answer: PackageAnswer
        let matches: [VulnerabilityMatch]
        do throws(SnapshotDamage) {
            let packages = try self.packages.get()
            answer = try PackageAnswer(query, feed.ecosystems, in: snapshot, packages)
            matches = try answer.matches(for: component)
        } catch {
            let examination = ComponentExamination(
                matches: [], unexamined: .damagedSnapshot, detail: nil, needsSource: nil)
            return (examination, nil)
        }
        let sourceless = !answer.isKnownPackage && query.statesSource == false ? query : nil
        var reason: UnexaminedReason?
        var detail: String?
        if !feed.isComplete {
            (reason, detail) = (.noFeed, query.selector.base)
        } else if let defect = query.defect {
            reason = defect
        } else if let ended = endOfLife(query) {
            (reason, detail) = (.endOfLife, ended)
        } else if let doubt = answer.doubt {
            (reason, detail) = (.undecidedAdvisory, doubt)
        }
        let examination = ComponentExamination(
            matches: matches, unexamined: reason, detail: detail,
            needsSource: sourceless?.selector.base)
        return (examination, reason == nil || reason == .undecidedAdvisory ? sourceless : nil)
    }

    /// What is told of a component, flaw by flaw; nothing when it was not examined, or not fully.
    mutating func judged(
        _ component: Component
    ) -> (query: PackageQuery, flaws: [(names: Set<ByteKey>, record: String, isAffected: Bool)])? {
        let query = PackageQuery.of(component, operatingSystem: operatingSystem)
        guard let known = try? query.get(), examine(component, query).examination.unexamined == nil else { return nil }
        let feed = feeds[known.selector] ?? feed(of: known.selector)
        guard let packages = try? self.packages.get(),
            let answer = try? PackageAnswer(known, feed.ecosystems, in: snapshot, packages),
            let flaws = try? answer.flaws()
        else { return nil }
        return (known, flaws)
    }

    /// The release whose support has ended, and when; nothing when it has not or when that is not known.
    private func endOfLife(_ query: PackageQuery) -> String? {
        guard let support, let system = query.system else { return nil }
        let status = support.table.status(of: system, on: support.day)
        guard status.phase == .ended || status.phase == .extended, let cycle = status.cycle else { return nil }
        guard case .on(let day) = cycle.endOfLife else { return "\(system.name) \(cycle.name)" }
        return "\(system.name) \(cycle.name) since \(day)"
    }

    private func feed(of selector: EcosystemSelector) -> Feed {
        let ecosystems = snapshot.ecosystems
        let accepted = ecosystems.indices.filter { selector.accepts(ecosystems[$0]) }
        return Feed(ecosystems: accepted, isComplete: accepted.contains { selector.isFeed(ecosystems[$0]) })
    }
}
