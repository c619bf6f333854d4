import Artifacts
package import Inventory

/// A range of versions as a person writes it: `>=4.0.0,<4.17.21`, `1.2.3`, or `vers:npm/>=1.0|<2.0`.
///
/// Constraints are those of the vers specification: a version is inside when a constraint names it (`=`, `<=`, `>=`), outside
/// when `!=` does, and otherwise when it lies between neighbouring bounds that enclose it. They are compared by the order of
/// the component's own ecosystem.
package struct VersionRangeText: Sendable {
    package enum Answer: Sendable, Hashable {
        case inside
        case outside
        /// The versions have no order, or one of them is not well formed.
        case undecided
    }

    private enum Sign: String {
        case equal = "=", not = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    }

    private let constraints: [(sign: Sign, version: String)]

    /// Nothing when the text is no range.
    package init?(_ text: String) {
        var rest = Substring(text)
        if rest.utf8.starts(with: "vers:".utf8) {
            guard let slash = rest.firstIndex(of: "/") else { return nil }
            rest = rest[rest.index(after: slash)...]
        }
        var found: [(sign: Sign, version: String)] = []
        for part in rest.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "|" }) {
            let part = part.trimmed
            guard !part.isEmpty else { return nil }
            let signs: [Sign] = [.lessOrEqual, .greaterOrEqual, .not, .less, .greater, .equal]
            let sign = signs.first { part.utf8.starts(with: $0.rawValue.utf8) }
            let version = String(part.dropFirst(sign?.rawValue.count ?? 0).trimmed)
            guard !version.isEmpty, found.count < 100 else { return nil }
            found.append((sign ?? .equal, version))
        }
        guard !found.isEmpty else { return nil }
        constraints = found
    }

    /// Where a component's version stands to the range.
    package func contains(_ component: Component) -> Answer {
        guard let version = component.effectiveVersion, !version.isEmpty else { return .undecided }
        var ordered: [(sign: Sign, version: Component, order: VersionRelation)] = []
        for constraint in constraints {
            let bound = Self.copy(component, version: constraint.version)
            let order: VersionRelation =
                constraint.version.utf8.elementsEqual(version.utf8) ? .same : ComponentOrder.relation(component, bound)
            if order == .unknown { return .undecided }
            if order == .same {
                switch constraint.sign {
                case .equal, .lessOrEqual, .greaterOrEqual: return .inside
                case .not, .less, .greater: return .outside
                }
            }
            if constraint.sign != .equal, constraint.sign != .not { ordered.append((constraint.sign, bound, order)) }
        }
        if ordered.isEmpty { return constraints.allSatisfy { $0.sign == .not } ? .inside : .outside }
        ordered.sort { ComponentOrder.relation($0.version, $1.version) == .older }
        // The nearest bound on either side decides: one that opens below, or one that closes above.
        let below = ordered.last { $0.order == .newer }
        let above = ordered.first { $0.order == .older }
        let opens = below.map { $0.sign == .greater || $0.sign == .greaterOrEqual }
        let closes = above.map { $0.sign == .less || $0.sign == .lessOrEqual }
        switch (opens, closes) {
        case (true?, true?), (true?, nil), (nil, true?): return .inside
        default: return .outside
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

extension Substring {
    fileprivate var trimmed: Substring {
        var rest = self
        while rest.utf8.first == 0x20 { rest = rest.dropFirst() }
        while rest.utf8.last == 0x20 { rest = rest.dropLast() }
        return rest
    }
}
