/// How reachable and how powerful the place is where a component runs, told from outside the advisories.
///
/// Ordered from the least to the most dangerous; what is not known ranks above what is known to be ordinary.
package enum Exposure: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Nothing reaches it: a job without ingress, cut off by network policies.
    case isolated
    case ordinary
    case unknown
    /// It runs with more rights than it needs.
    case privileged
    /// It can be reached from outside the cluster.
    case exposed

    private var rank: Int { Exposure.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Exposure, right: Exposure) -> Bool { left.rank < right.rank }
}
