import Artifacts
package import Inventory

/// A range of versions as a person writes it: `>=4.0.0,<4.17.21`, `1.2.3`, or `vers:npm/>=1.0|<2.0`.
///
/// Constraints are those of the vers specification: a version is inside when a constraint names it (`=`, `<=`, `>=`), outside
/// when `!=` does, and otherwise when it lies between neighbouring bounds that enclose it. They are compared by the order of
/// the component's own ecosystem.
package struct VersionRangeText: Sendable {
    private let constraints: [VersionConstraint]

    /// Nothing when the text is no range.
    package init?(_ text: String) {
        var rest = Substring(text)
        if rest.utf8.starts(with: "vers:".utf8) {
            guard let slash = rest.firstIndex(of: "/") else { return nil }
            rest = rest[rest.index(after: slash)...]
        }
        var found: [VersionConstraint] = []
        for part in rest.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "|" }) {
            guard found.count < 100, let constraint = VersionConstraint(part) else { return nil }
            found.append(constraint)
        }
        guard !found.isEmpty else { return nil }
        constraints = found
    }

    /// Where a component's version stands to the range.
    package func contains(_ component: Component) -> RangeAnswer {
        guard let version = component.effectiveVersion, !version.isEmpty else { return .undecided }
        return VersionTimeline.answer(constraints) { bound in
            bound.utf8.elementsEqual(version.utf8)
                ? .same : Self.order(component, Self.copy(component, version: bound))
        } compare: {
            Self.order(Self.copy(component, version: $0), Self.copy(component, version: $1))
        }
    }

    private static func order(_ first: Component, _ second: Component) -> VersionOrder? {
        switch ComponentOrder.relation(first, second) {
        case .older: .before
        case .same: .same
        case .newer: .after
        case .unknown: nil
        }
    }

    private static func copy(_ component: Component, version: String) -> Component {
        let url = component.packageURL.flatMap { url in
            try? type(of: url).init(
                type: url.type, namespace: url.namespace, name: url.name, version: version, qualifiers: url.qualifiers,
                subpath: url.subpath)
        }
        return Component(kind: component.kind, name: component.name, version: version, packageURL: url)
    }
}
