import Documents

/// A feed of a snapshot that is no OSV records: `epss`, `kev`, or the support periods of one product, `support:debian`.
package struct SnapshotTable: Sendable, Hashable {
    /// What the names of support periods begin with; by itself it stands for all of them.
    static let support = "support"

    package let name: String
    /// Scores, entries or cycles.
    package let records: Int
    /// The day or moment that the feed says it is of, in a form whose bytes sort by time; empty when it says none.
    package let edition: String

    /// The name without what follows its colon.
    var group: Substring { Substring(name.utf8.prefix { $0 != UInt8(ascii: ":") }) }

    /// The feeds that an import took, sorted by bytes of their names.
    static func all(of threats: ThreatFeeds) -> [SnapshotTable] {
        var tables: [SnapshotTable] = []
        if let scores = threats.scores {
            tables.append(
                SnapshotTable(name: "epss", records: scores.entries.count, edition: scores.scoreDate.description))
        }
        if let exploited = threats.exploited {
            tables.append(
                SnapshotTable(
                    name: "kev", records: exploited.entries.count, edition: exploited.released.description))
        }
        return tables + periods(threats.endOfLife)
    }

    static func periods(_ table: EndOfLifeTable?) -> [SnapshotTable] {
        (table?.products ?? []).map {
            SnapshotTable(name: "\(support):\($0.name)", records: $0.cycles.count, edition: "")
        }
    }
}
