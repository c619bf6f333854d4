import Artifacts
import Ledger

/// The numbers that stand for things named over and over, with those of late kept at hand.
struct IndexIdentifiers {
    /// More than this many of a kind are not kept at hand.
    private static let limit = 200_000

    /// Where each table's numbers go on.
    private var next: [String: Int64] = [:]
    var pins: [[UInt8]: Int64] = [:]
    var lines: [[UInt8]: Int64] = [:]
    var results: [DecisionBody.Stage: Int64] = [:]
    var releases: [Digest: (id: Int64, hasInventories: Bool)] = [:]
    var inventories: [Digest: Int64] = [:]
    var components: [[UInt8]: Int64] = [:]
    /// Whether the decision at hand is the first one about its release.
    var isNewRelease = false

    /// Reads where the numbers go on; once.
    mutating func load(from connection: any IndexConnection) throws {
        guard next.isEmpty else { return }
        for table in ["pins", "lines", "results", "releases", "inventories", "components"] {
            next[table] = try connection.row("SELECT COALESCE(max(id), 0) + 1 FROM \(table)")?.integer(0) ?? 1
        }
    }

    mutating func take(_ table: String) -> Int64 {
        let id = next[table] ?? 1
        next[table] = id + 1
        return id
    }

    /// Forgets what has grown too large; it is read again when it is needed.
    mutating func trim() {
        if results.count > Self.limit { results.removeAll() }
        if releases.count > Self.limit { releases.removeAll() }
        if inventories.count > Self.limit { inventories.removeAll() }
        if components.count > 4 * Self.limit { components.removeAll() }
        if lines.count > Self.limit { lines.removeAll() }
    }
}
