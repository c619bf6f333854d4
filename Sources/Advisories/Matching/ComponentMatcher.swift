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
    private let operatingSystem: OperatingSystem?

    init(_ snapshot: AdvisorySnapshot, operatingSystem: OperatingSystem?) {
        self.snapshot = snapshot
        self.operatingSystem = operatingSystem
    }

    func match(_ components: [Component]) -> MatchResult {
        let packages = components.filter { $0.role == .package }
        let queries = packages.map { PackageQuery.of($0, operatingSystem: operatingSystem) }
        let sources = SourceStatements(queries.compactMap { try? $0.get() })
        var feeds: [EcosystemSelector: Feed] = [:]
        var matches: [VulnerabilityMatch] = []
        var unexamined: [MatchResult.Unexamined] = []
        for (component, result) in zip(packages, queries) {
            let query: PackageQuery
            switch result {
            case .success(let found): query = found
            case .failure(let refusal):
                unexamined.append(.init(component: component, reason: refusal.reason, detail: nil))
                continue
            }
            let feed = feeds[query.selector] ?? feed(of: query.selector)
            feeds[query.selector] = feed
            let answer = PackageAnswer(query, feed.ecosystems, in: snapshot)
            matches += answer.matches(for: component)
            if !feed.isComplete {
                unexamined.append(.init(component: component, reason: .noFeed, detail: query.selector.base))
            } else if let reason = query.defect {
                unexamined.append(.init(component: component, reason: reason, detail: nil))
            } else if !answer.isKnownPackage, sources.areMissing(for: query) {
                unexamined.append(.init(component: component, reason: .noSourcePackage, detail: nil))
            } else if let doubt = answer.doubt {
                unexamined.append(.init(component: component, reason: .undecidedAdvisory, detail: doubt))
            }
        }
        let completeness = Completeness(
            examined: packages.count - unexamined.count, of: packages.count,
            because: unexamined.map { Completeness.Reason($0.reason.rawValue, count: 1) })
        return MatchResult(matches: matches, unexamined: unexamined, completeness: completeness)
    }

    private func feed(of selector: EcosystemSelector) -> Feed {
        let ecosystems = snapshot.index.ecosystems
        let accepted = ecosystems.indices.filter { selector.accepts(ecosystems[$0]) }
        return Feed(ecosystems: accepted, isComplete: accepted.contains { selector.isFeed(ecosystems[$0]) })
    }
}
