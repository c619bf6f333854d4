import Artifacts
package import Inventory

/// The order of two versions of one component, for comparing inventories.
package enum ComponentOrder {
    /// How the first component's version stands to the second's.
    ///
    /// `unknown` when they are of different kinds of package, when their ecosystem has no known order, or when either
    /// version is missing or not one by its rules.
    package static func relation(_ first: Component, _ second: Component) -> VersionRelation {
        guard let scheme = scheme(of: first), scheme == self.scheme(of: second),
            let left = first.effectiveVersion.flatMap({ Version(text($0, of: first), by: scheme) }),
            let right = second.effectiveVersion.flatMap({ Version(text($0, of: second), by: scheme) }),
            left.isWellFormed, right.isWellFormed
        else { return .unknown }
        return switch left.order(against: right) {
        case .before: .older
        case .same: .same
        case .after: .newer
        case nil: .unknown
        }
    }

    private static func scheme(of component: Component) -> VersionScheme? {
        guard let type = component.packageURL?.type else { return nil }
        switch type {
        case "deb": return .debian
        case "apk": return .alpine
        case "rpm": return .rpm
        default: return PackageEcosystem.base(of: type).flatMap { VersionScheme.of(ecosystem: $0) }
        }
    }

    private static func text(_ version: String, of component: Component) -> String {
        guard let epoch = component.packageURL?.qualifier("epoch"), !version.utf8.contains(UInt8(ascii: ":")) else {
            return version
        }
        return epoch + ":" + version
    }
}
