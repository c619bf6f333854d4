/// How bad a finding is in itself, before any policy judges it; ordered from `unknown` upwards.
package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    /// No source rates it. Never read as harmless.
    case unknown
    case none
    case low
    case medium
    case high
    case critical

    private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
