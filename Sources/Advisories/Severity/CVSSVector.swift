package import Findings

/// A CVSS vector of any version, with every metric group, and its scores.
///
/// Scores are whole tenths (98 for 9.8), reckoned in integers where rounding decides. A metric that is absent or not
/// defined counts as its version's document says.
package struct CVSSVector: Sendable, Hashable {
    package let version: CVSSVersion
    let values: CVSSGrammar.Values

    /// Reads a vector: the metrics in any order, each at most once, all mandatory ones there.
    ///
    /// Versions 3.0 and later begin with `CVSS:` and the version; a vector without it is one of 2.0.
    package init(_ text: String) throws(CVSSFault) {
        var rest = text[...].utf8
        var found = CVSSVersion.v2_0
        if rest.starts(with: "CVSS:".utf8) {
            guard let named = Self.prefixed.first(where: { rest.starts(with: $0.grammar.prefix.utf8) }) else {
                throw .version
            }
            found = named
            rest = rest.dropFirst(named.grammar.prefix.utf8.count)
        }
        version = found
        values = try found.grammar.read(rest)
    }

    private static let prefixed: [CVSSVersion] = [.v3_1, .v4_0, .v3_0]

    /// The score of the base metrics alone.
    package var baseTenths: Int {
        switch version {
        case .v2_0: CVSS2.base(values)
        case .v3_0, .v3_1: CVSS3(version).base(values)
        case .v4_0: CVSS4.base(values)
        }
    }

    /// The score of base and temporal (in 4.0 threat) metrics; that of the base when none of them is defined.
    package var temporalTenths: Int {
        switch version {
        case .v2_0: CVSS2.temporal(values)
        case .v3_0, .v3_1: CVSS3(version).temporal(values)
        case .v4_0: CVSS4.threat(values)
        }
    }

    /// The score of all metrics together, environmental ones too; in 4.0 this is the vector's one score.
    package var environmentalTenths: Int {
        switch version {
        case .v2_0: CVSS2.environmental(values)
        case .v3_0, .v3_1: CVSS3(version).environmental(values)
        case .v4_0: CVSS4.score(values)
        }
    }

    /// Whether any temporal (in 4.0 threat) metric is defined.
    package var hasTemporal: Bool { version.grammar.temporal.contains { values[$0] > 0 } }

    /// Whether any environmental metric is defined.
    package var hasEnvironmental: Bool { version.grammar.environmental.contains { values[$0] > 0 } }

    /// The score that advisory databases print beside the vector: of the base metrics, and in 4.0 of all metrics.
    package var publishedTenths: Int { version == .v4_0 ? environmentalTenths : baseTenths }

    /// The published score as decimal text: `9.8`, `10.0`.
    package var publishedScore: String { Self.text(tenths: publishedTenths) }

    /// The band of the published score.
    package var severity: Severity { version.severity(tenths: publishedTenths) }

    /// The vector in its document's order of metrics, without those that are not defined.
    package var canonical: String { version.grammar.text(values) }

    /// Decimal text with one place.
    package static func text(tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
