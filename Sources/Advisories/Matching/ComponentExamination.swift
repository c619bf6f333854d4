package import Inventory

/// What a snapshot says of one component by itself, whatever inventory it stands in.
///
/// One thing depends on the inventory: whether it states source packages. `needsSource` says that the answer is good only in
/// one that does; `AdvisorySnapshot.unstatedSources` tells of an inventory.
package struct ComponentExamination: Sendable {
    /// In the order of their closure ids, by bytes.
    package let matches: [VulnerabilityMatch]
    /// Why the component was not examined, or not fully; nothing when it was.
    package let unexamined: UnexaminedReason?
    /// The record that can't be evaluated, or the ecosystem that has no feed.
    package let detail: String?
    /// The ecosystem whose source packages must be stated for silence to mean something; nothing when that is no matter.
    package let needsSource: String?
}

extension AdvisorySnapshot {
    /// Holds components one by one against the records: one answer for each, in their order.
    ///
    /// Components of any number of inventories may stand together; those of role `package` alone are examined, others have
    /// no matches and nothing left out.
    package func examine(_ components: [Component], operatingSystem: OperatingSystem?) -> [ComponentExamination] {
        var matcher = ComponentMatcher(self, operatingSystem: operatingSystem, on: nil)
        return components.map { component in
            guard component.role == .package else {
                return ComponentExamination(matches: [], unexamined: nil, detail: nil, needsSource: nil)
            }
            return matcher.examine(
                component, PackageQuery.of(component, operatingSystem: operatingSystem)
            ).examination
        }
    }

    /// The ecosystems whose packages an inventory lists without saying which source packages they come from, sorted.
    package static func unstatedSources(_ components: [Component], operatingSystem: OperatingSystem?) -> [String] {
        let queries = components.filter { $0.role == .package }.compactMap {
            try? PackageQuery.of($0, operatingSystem: operatingSystem).get()
        }
        let sources = SourceStatements(queries)
        let missing = Set(queries.filter { sources.areMissing(for: $0) }.map(\.selector.base))
        return missing.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
