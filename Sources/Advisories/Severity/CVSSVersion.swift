package import Findings

/// The versions of the Common Vulnerability Scoring System that are scored.
package enum CVSSVersion: String, Sendable, Hashable, CaseIterable {
    case v2_0 = "2.0"
    case v3_0 = "3.0"
    case v3_1 = "3.1"
    case v4_0 = "4.0"

    var grammar: CVSSGrammar {
        switch self {
        case .v2_0: CVSS2.grammar
        case .v3_0: CVSS3.grammar30
        case .v3_1: CVSS3.grammar31
        case .v4_0: CVSS4.grammar
        }
    }

    /// The band of a score in tenths.
    ///
    /// Versions 3.0 and later define the scale themselves; version 2.0 has NVD's three bands, where 0.0 is low.
    package func severity(tenths: Int) -> Severity {
        if self == .v2_0 { return tenths < 40 ? .low : tenths < 70 ? .medium : .high }
        return switch tenths {
        case ..<1: .none
        case ..<40: .low
        case ..<70: .medium
        case ..<90: .high
        default: .critical
        }
    }
}
