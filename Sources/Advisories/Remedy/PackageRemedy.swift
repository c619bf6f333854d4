import Artifacts
import Inventory

/// Finds the remedy of one package by asking the snapshot about its other versions.
struct PackageRemedy {
    let remedy: Remedy

    /// - Parameter matches: All of the package's, at least one.
    init(
        _ package: UpgradablePackage, _ matches: [VulnerabilityMatch], in snapshot: AdvisorySnapshot,
        _ operatingSystem: OperatingSystem?
    ) {
        let flaws = Self.flaws(matches)
        let ids = flaws.map(\.id)
        var choice: UpgradeSearch.Choice?
        let isMalicious = matches.contains(where: \.isMalicious)
        if !isMalicious {
            choice = Self.choice(package, flaws, matches[0].ecosystem, in: snapshot, operatingSystem)
        }
        let closed = choice?.closes ?? []
        remedy = Remedy(
            action: isMalicious ? .remove : choice == nil ? .none : .upgrade, package: package.url,
            ecosystem: matches[0].ecosystem, name: matches[0].packageName, from: matches[0].version,
            to: choice?.version, components: Self.components(matches), closes: isMalicious ? ids : closed,
            remains: isMalicious ? [] : ids.filter { id in !closed.contains { $0.utf8.elementsEqual(id.utf8) } },
            brings: choice?.brings ?? [])
    }

    private static func choice(
        _ package: UpgradablePackage, _ flaws: [UpgradeSearch.Flaw], _ ecosystem: String,
        in snapshot: AdvisorySnapshot, _ operatingSystem: OperatingSystem?
    ) -> UpgradeSearch.Choice? {
        guard let scheme = VersionScheme.of(ecosystem: ecosystem), let installed = package.installed else { return nil }
        let now = answers([installed], in: snapshot, operatingSystem)[0]
        let known = Set(now.flaws.map { ByteKey($0.id) })
        // What the package by itself does not show, no other version of it can be proved to end.
        let provable = flaws.filter { known.contains(ByteKey($0.id)) }
        return UpgradeSearch(scheme: scheme) { versions in
            let components = versions.map { package.component(version: $0) }
            var answers = answers(components.compactMap { $0 }, in: snapshot, operatingSystem)[...]
            return components.map { component in
                guard component != nil, let answer = answers.popFirst() else { return nil }
                // A doubt that the installed version does not raise is no proof of anything.
                return answer.doubt == nil || answer.doubt == now.doubt ? answer.flaws : nil
            }
        }.choose(against: provable)
    }

    private struct Answer {
        var flaws: [UpgradeSearch.Flaw] = []
        var doubt: UnexaminedReason?
    }

    /// What the snapshot says of each component, which must all have different purls.
    private static func answers(
        _ components: [Component], in snapshot: AdvisorySnapshot, _ operatingSystem: OperatingSystem?
    ) -> [Answer] {
        let result = snapshot.match(components, operatingSystem: operatingSystem)
        var answers: [PackageURL: Answer] = [:]
        for match in result.matches {
            guard let url = match.component.packageURL else { continue }
            answers[url, default: Answer()].flaws.append(.init(id: match.closureID, fixes: match.fixedVersions))
        }
        for item in result.unexamined {
            guard let url = item.component.packageURL else { continue }
            answers[url, default: Answer()].doubt = item.reason
        }
        return components.map { $0.packageURL.flatMap { answers[$0] } ?? Answer() }
    }

    /// One for each closure, sorted by id.
    private static func flaws(_ matches: [VulnerabilityMatch]) -> [UpgradeSearch.Flaw] {
        var fixes: [ByteKey: [String]] = [:]
        for match in matches { fixes[ByteKey(match.closureID), default: []] += match.fixedVersions }
        return fixes.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
            .map { UpgradeSearch.Flaw(id: String(decoding: $0.key.bytes, as: UTF8.self), fixes: $0.value) }
    }

    private static func components(_ matches: [VulnerabilityMatch]) -> [String] {
        let keys = Set(matches.map { ByteKey($0.component.packageURL?.description ?? $0.component.name) })
        return keys.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }
}
