/// A profile of the Pod Security Standards, from the loosest to the strictest.
package enum PodSecurityLevel: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Nothing is checked.
    case privileged
    /// Known ways to the node are closed.
    case baseline
    /// Current hardening practice is required as well.
    case restricted

    private var rank: Int { PodSecurityLevel.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: PodSecurityLevel, right: PodSecurityLevel) -> Bool { left.rank < right.rank }
}
