/// Why a new snapshot should not take the place of the one before.
///
/// A feed that falls silent looks like fewer vulnerabilities, or like flaws that nobody exploits, so an import that lost
/// records is refused until a person says that it is right.
package struct SnapshotAlarm: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        /// A feed lost a fifth of its records or more, or all.
        case shrunk
        /// A feed's latest record, or the edition it says it is of, is older than it was.
        case rolledBack = "rolled-back"
    }

    package let kind: Kind
    /// An OSV ecosystem or the name of a `SnapshotTable`; `support` when no support period is left of any product.
    package let feed: String
    /// One clause, with both figures.
    package let message: String

    /// What is wrong with the step from one snapshot to the next: ecosystems first, each kind in the order of its names.
    /// - Parameter tables: What the previous snapshot held beside records, for a manifest that does not name it.
    package static func alarms(
        from previous: SnapshotManifest, holding tables: [SnapshotTable] = [], to next: SnapshotManifest
    ) -> [SnapshotAlarm] {
        let new = next.feeds.map { State($0.ecosystem, $0.records, $0.newest) }
        let alarms = previous.feeds.flatMap { old in
            Self.alarms(State(old.ecosystem, old.records, old.newest), among: new)
        }
        return alarms + Self.alarms(previous.tables ?? tables, next.tables ?? [])
    }

    private static func alarms(_ old: [SnapshotTable], _ new: [SnapshotTable]) -> [SnapshotAlarm] {
        var old = old
        var alarms: [SnapshotAlarm] = []
        func periods(_ tables: [SnapshotTable]) -> Int {
            tables.count { $0.group.utf8.elementsEqual(SnapshotTable.support.utf8) }
        }
        let products = periods(old)
        if products > 0, periods(new) == 0 {
            // One alarm and not one for each of hundreds of products.
            old.removeAll { $0.group.utf8.elementsEqual(SnapshotTable.support.utf8) }
            alarms.append(
                SnapshotAlarm(
                    kind: .shrunk, feed: SnapshotTable.support,
                    message: "\(SnapshotTable.support) has 0 products and had \(products)"))
        }
        let states = new.map { State($0.name, $0.records, $0.edition) }
        return old.flatMap { Self.alarms(State($0.name, $0.records, $0.edition), among: states) } + alarms
    }

    /// One feed of any kind.
    private struct State {
        let name: String
        let records: Int
        let newest: String

        init(_ name: String, _ records: Int, _ newest: String) {
            (self.name, self.records, self.newest) = (name, records, newest)
        }
    }

    private static func alarms(_ old: State, among states: [State]) -> [SnapshotAlarm] {
        let new = states.first { $0.name.utf8.elementsEqual(old.name.utf8) }
        let count = new?.records ?? 0
        var alarms: [SnapshotAlarm] = []
        // A fifth, in whole numbers; a feed that is gone has lost everything. By division, for the figures come from a file.
        if old.records > 0, count < old.records, old.records - count >= old.records / 5 + (old.records % 5 == 0 ? 0 : 1)
        {
            alarms.append(
                SnapshotAlarm(
                    kind: .shrunk, feed: old.name, message: "\(old.name) has \(count) records and had \(old.records)"))
        }
        if let new, new.newest.precedesInBytes(old.newest) {
            alarms.append(
                SnapshotAlarm(
                    kind: .rolledBack, feed: old.name,
                    message: "\(old.name) ends at \(new.newest.isEmpty ? "no date" : new.newest) and ended at "
                        + old.newest))
        }
        return alarms
    }
}
