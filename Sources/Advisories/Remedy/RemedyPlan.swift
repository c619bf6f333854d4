import Artifacts
package import Documents
package import Inventory

/// The smallest upgrades that end the flaws of a release's components.
///
/// Each version is proved against the snapshot: the flaws it closes do not match it any more. A package whose versions have no
/// known order, or of which no fixed version is known, keeps its flaws.
package struct RemedyPlan: Sendable {
    /// What was matched of one inventory.
    package struct Matched: Sendable {
        package let matches: [VulnerabilityMatch]
        /// The distribution of packages that do not name one themselves.
        package let operatingSystem: OperatingSystem?

        package init(_ matches: [VulnerabilityMatch], operatingSystem: OperatingSystem?) {
            self.matches = matches
            self.operatingSystem = operatingSystem
        }
    }

    /// Sorted by the package's purl; those of two distributions that share one by the distributions.
    package let remedies: [Remedy]
    private let places: [ByteKey: Int]

    package init(_ inventories: [Matched], in snapshot: AdvisorySnapshot) {
        var groups: [ByteKey: (package: UpgradablePackage, system: OperatingSystem?, matches: [VulnerabilityMatch])] =
            [:]
        for inventory in inventories {
            for match in inventory.matches {
                guard let package = UpgradablePackage(match) else { continue }
                let key = Self.key(package, inventory.operatingSystem)
                groups[key, default: (package, inventory.operatingSystem, [])].matches.append(match)
            }
        }
        let sorted = groups.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
        remedies = sorted.map { _, group in
            PackageRemedy(group.package, group.matches, in: snapshot, group.system).remedy
        }
        places = Dictionary(sorted.enumerated().map { ($1.key, $0) }) { first, _ in first }
    }

    /// The remedy that a match's flaw belongs to; nothing for a match of another plan.
    package func remedy(for match: VulnerabilityMatch, operatingSystem: OperatingSystem?) -> Remedy? {
        guard let package = UpgradablePackage(match), let place = places[Self.key(package, operatingSystem)] else {
            return nil
        }
        return remedies[place]
    }

    /// The plan for machines: `{version, remedies: [{action, purl, from, to, closes, remains, …}]}`.
    package var jsonValue: JSONValue { ["remedies": .array(remedies.map(\.jsonValue)), "version": 1] }

    private static func key(_ package: UpgradablePackage, _ system: OperatingSystem?) -> ByteKey {
        ByteKey("\(package.url)\0\(system?.name ?? "")\0\(system?.version ?? "")")
    }
}

extension Remedy {
    var jsonValue: JSONValue {
        func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        return [
            "action": .string(action.rawValue), "brings": texts(brings), "closes": texts(closes),
            "components": texts(components), "ecosystem": .string(ecosystem), "from": .string(from),
            "name": .string(name), "purl": .string(package.description), "remains": texts(remains),
            "to": .optional(to),
        ]
    }
}
