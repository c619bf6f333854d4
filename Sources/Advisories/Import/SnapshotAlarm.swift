/// Why a new snapshot should not take the place of the one before.
///
/// A feed that falls silent looks like fewer vulnerabilities, so an import that lost records is refused until a person says
/// that it is right.
package struct SnapshotAlarm: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        /// A feed lost a fifth of its records or more, or all.
        case shrunk
        /// A feed's latest record is older than it was.
        case rolledBack = "rolled-back"
    }

    package let kind: Kind
    package let ecosystem: String
    /// One clause, with both figures.
    package let message: String

    /// What is wrong with the step from one snapshot to the next, in the order of the ecosystems.
    package static func alarms(from previous: SnapshotManifest, to next: SnapshotManifest) -> [SnapshotAlarm] {
        var alarms: [SnapshotAlarm] = []
        for old in previous.feeds {
            let new = next.feeds.first { $0.ecosystem.utf8.elementsEqual(old.ecosystem.utf8) }
            let count = new?.records ?? 0
            // A fifth, in whole numbers; a feed that is gone has lost everything.
            if old.records > 0, (old.records - count) * 5 >= old.records {
                alarms.append(
                    SnapshotAlarm(
                        kind: .shrunk, ecosystem: old.ecosystem,
                        message: "\(old.ecosystem) has \(count) records and had \(old.records)"))
            }
            if let new, new.newest.precedesInBytes(old.newest) {
                alarms.append(
                    SnapshotAlarm(
                        kind: .rolledBack, ecosystem: old.ecosystem,
                        message: "\(old.ecosystem) ends at \(new.newest.isEmpty ? "no date" : new.newest) and ended at "
                            + old.newest))
            }
        }
        return alarms
    }
}
