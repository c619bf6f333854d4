import Artifacts
package import Inventory

/// Why a match does not count although a record says that the component is affected.
///
/// A suppressed match is kept and told with its reason; it is never left out.
package struct MatchSuppression: Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The package belongs to a distribution's package, and the distribution tells the flaw mended in, or never in, its version.
        case mendedByDistribution = "mended-by-distribution"
        /// The package belongs to a distribution's package, whose own finding stands for the flaw.
        case toldByDistribution = "told-by-distribution"
        /// The package belongs to a package of a distribution that tells of every flaw, mended or not, and tells nothing of this.
        case unknownToDistribution = "unknown-to-distribution"
        /// Header files of the kernel, matched by their source package: there is no code of the kernel in them.
        case kernelHeaders = "kernel-headers"
    }

    package let reason: Reason
    /// One sentence: whose word counts, and what it says.
    package let why: String
}

/// Whose matches of one inventory are somebody else's to judge.
///
/// A language package that a distribution built and patched bears the version of its origin, so that the ecosystem's advisories
/// call it affected after the distribution has mended it. Its owner is asked instead, as far as the inventory states one
/// (`Component.owner`), the snapshot has a feed for the owner, and the owner itself could be examined.
package struct MatchSuppressions: Sendable {
    private struct Owner {
        let name: String
        let place: String
        /// Whether the distribution tells of flaws that it has not mended, too, so that its silence says something.
        let isComprehensive: Bool
        let flaws: [(names: Set<ByteKey>, record: String, isAffected: Bool)]
    }

    private let owners: [ByteKey: Owner]

    /// - Parameters:
    ///   - components: All of the inventory, since owners are among them.
    ///   - day: The day that counts as today: a release whose support has ended by then judges nothing.
    package init(
        _ components: [Component], in snapshot: AdvisorySnapshot, operatingSystem: OperatingSystem?,
        on day: CalendarDate?
    ) {
        let wanted = Set(components.compactMap { $0.owner.map { ByteKey($0.description) } })
        var owners: [ByteKey: Owner] = [:]
        if !wanted.isEmpty {
            var matcher = ComponentMatcher(snapshot, operatingSystem: operatingSystem, on: day)
            for component in components {
                guard let url = component.packageURL else { continue }
                let key = ByteKey(url.description)
                guard wanted.contains(key), owners[key] == nil, let judged = matcher.judged(component) else { continue }
                owners[key] = Owner(
                    name: component.name, place: judged.query.selector.base,
                    isComprehensive: Self.comprehensive.contains(judged.query.selector.base), flaws: judged.flaws)
            }
        }
        self.owners = owners
    }

    /// Distributions whose records tell unmended flaws as well; of others' only what is mended can be known.
    private static let comprehensive: Set<String> = ["Debian", "Ubuntu"]

    /// Why a match does not count; nothing when it does.
    ///
    /// Malicious packages always do.
    package func suppression(of match: VulnerabilityMatch) -> MatchSuppression? {
        guard !match.isMalicious else { return nil }
        if let headers = Self.kernelHeaders(match) { return headers }
        guard let url = match.component.owner, let owner = owners[ByteKey(url.description)] else { return nil }
        let names = Set((match.records + match.aliases + [match.closureID] + match.upstream).map { ByteKey($0) })
        let told = owner.flaws.filter { !$0.names.isDisjoint(with: names) }
        let whose = "\(match.component.name) belongs to \(owner.name) of \(owner.place)"
        if let finding = told.first(where: \.isAffected) {
            return MatchSuppression(
                reason: .toldByDistribution, why: "\(whose), for which \(finding.record) tells the flaw.")
        }
        if let record = told.first {
            return MatchSuppression(
                reason: .mendedByDistribution,
                why: "\(whose), which by \(record.record) is not affected in this version.")
        }
        // Distributions track flaws by their CVE ids, and can't know one that has none.
        let hasCVE = ([match.closureID] + match.records + match.aliases).contains { $0.utf8.starts(with: "CVE-".utf8) }
        guard owner.isComprehensive, hasCVE else { return nil }
        return MatchSuppression(
            reason: .unknownToDistribution,
            why: "\(whose), whose advisories tell every known flaw, mended or not, and do not know this one.")
    }

    private static func kernelHeaders(_ match: VulnerabilityMatch) -> MatchSuppression? {
        let name = match.component.name
        let isBySource = !match.packageName.utf8.elementsEqual(name.utf8)
        guard isBySource, let type = match.component.packageURL?.type else { return nil }
        let isKernel = ["linux", "kernel"].contains { match.packageName.utf8.starts(with: $0.utf8) }
        let isHeaders =
            switch type {
            case "deb":
                name == "linux-libc-dev" || (name.utf8.starts(with: "linux-".utf8) && name.contains("headers"))
            case "rpm": name == "kernel-headers"
            case "apk": name == "linux-headers"
            default: false
            }
        guard isKernel, isHeaders else { return nil }
        return MatchSuppression(
            reason: .kernelHeaders, why: "\(name) holds header files of \(match.packageName) and none of its code.")
    }
}
