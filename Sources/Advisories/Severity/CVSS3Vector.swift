package import Findings

/// A CVSS 3.0 or 3.1 vector and its base score (CVSS v3.1 specification, section 7.1).
///
/// Temporal and environmental metrics are checked and otherwise left alone: they are the reader's, not the advisory's.
package struct CVSS3Vector: Sendable {
    /// The base score in tenths: 98 for 9.8.
    package let baseTenths: Int

    /// Nothing unless the vector is well formed: known metrics and values, each once, all eight base metrics.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        guard let version = parts.first, version == "CVSS:3.1" || version == "CVSS:3.0" else { return nil }
        var values: [String: String] = [:]
        for part in parts.dropFirst() {
            let pair = part.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
                String(Substring($0))
            }
            guard pair.count == 2, let allowed = Self.metrics[pair[0]], pair[1].utf8.count == 1,
                allowed.utf8.contains(pair[1].utf8.first ?? 0), values.updateValue(pair[1], forKey: pair[0]) == nil
            else { return nil }
        }
        guard let tenths = Self.baseTenths(values, isFirstRevision: version == "CVSS:3.0") else { return nil }
        baseTenths = tenths
    }

    /// The score as decimal text: `9.8`, `10.0`.
    package var baseScore: String { "\(baseTenths / 10).\(baseTenths % 10)" }

    /// The band of the qualitative scale (section 5).
    package var severity: Severity {
        switch baseTenths {
        case ..<1: .none
        case ..<40: .low
        case ..<70: .medium
        case ..<90: .high
        default: .critical
        }
    }

    private static let metrics: [String: String] = [
        "AV": "NALP", "AC": "LH", "PR": "NLH", "UI": "NR", "S": "UC", "C": "HLN", "I": "HLN", "A": "HLN",
        "E": "XUPFH", "RL": "XOTWU", "RC": "XURC", "CR": "XLMH", "IR": "XLMH", "AR": "XLMH", "MAV": "XNALP",
        "MAC": "XLH", "MPR": "XNLH", "MUI": "XNR", "MS": "XUC", "MC": "XNLH", "MI": "XNLH", "MA": "XNLH",
    ]

    private static func baseTenths(_ values: [String: String], isFirstRevision: Bool) -> Int? {
        let isChanged = values["S"] == "C"
        let impacts: [String: Double] = ["H": 0.56, "L": 0.22, "N": 0]
        let privileges: [String: Double] =
            isChanged ? ["N": 0.85, "L": 0.68, "H": 0.5] : ["N": 0.85, "L": 0.62, "H": 0.27]
        func weight(_ metric: String, _ weights: [String: Double]) -> Double? { values[metric].flatMap { weights[$0] } }
        guard values["S"] != nil, let confidentiality = weight("C", impacts), let integrity = weight("I", impacts),
            let availability = weight("A", impacts),
            let vector = weight("AV", ["N": 0.85, "A": 0.62, "L": 0.55, "P": 0.2]),
            let complexity = weight("AC", ["L": 0.77, "H": 0.44]), let privilege = weight("PR", privileges),
            let interaction = weight("UI", ["N": 0.85, "R": 0.62])
        else { return nil }
        let base = 1 - (1 - confidentiality) * (1 - integrity) * (1 - availability)
        var impact = 6.42 * base
        if isChanged {
            var power = 1.0
            for _ in 0..<15 { power *= base - 0.02 }
            impact = 7.52 * (base - 0.029) - 3.25 * power
        }
        guard impact > 0 else { return 0 }
        let sum = impact + 8.22 * vector * complexity * privilege * interaction
        return roundedUp(min(isChanged ? 1.08 * sum : sum, 10), isFirstRevision: isFirstRevision)
    }

    /// The smallest number of tenths not below the score.
    ///
    /// Revision 3.1 (appendix A) looks at five decimal places; 3.0 at the exact value, so only binary noise is removed.
    private static func roundedUp(_ score: Double, isFirstRevision: Bool) -> Int {
        let places = isFirstRevision ? 100_000_000 : 10_000
        let scaled = Int((score * 10 * Double(places)).rounded())
        return (scaled + places - 1) / places
    }
}
