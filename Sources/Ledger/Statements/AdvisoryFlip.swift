package import Artifacts
import Documents

/// A live release that a later advisory snapshot finds affected by what nobody knew of when it was judged: the facts of an
/// `advisory-flip` entry.
///
/// It takes nothing back: what is live stays live until a person or a decision says otherwise.
package struct AdvisoryFlip: Sendable, Hashable {
    package let project: String
    package let environment: String
    package let release: ReleaseIdentity
    /// The entry of the promotion.
    package let promotion: UInt64
    /// Of the advisory snapshot.
    package let snapshot: Digest
    /// How many flaws are new, 1 or more.
    package let count: Int
    /// Of the list of them, which is evidence.
    package let flaws: Digest

    package init(
        project: String, environment: String, release: ReleaseIdentity, promotion: UInt64, snapshot: Digest, count: Int,
        flaws: Digest
    ) {
        self.project = project
        self.environment = environment
        self.release = release
        self.promotion = promotion
        self.snapshot = snapshot
        self.count = count
        self.flaws = flaws
    }

    package func record(time: EntryTime) -> EventRecord {
        EventRecord(
            kind: .advisoryFlip, project: project, environment: environment, release: release, time: time,
            facts: [
                "count": .integer(Int64(count)), "flaws": .string(flaws.description),
                "promotion": .integer(Int64(clamping: promotion)), "snapshot": .string(snapshot.description),
            ])
    }

    /// Reads the facts of an `advisory-flip` entry.
    /// - Throws: `ledger.entry-malformed` for another kind of entry or facts of another form.
    package init(_ record: EventRecord) throws(LedgerError) {
        let place = try record.place(of: .advisoryFlip)
        var reader = try PayloadReader(record.facts, at: "facts")
        let count = try reader.count("count")
        self.init(
            project: place.project, environment: place.environment, release: place.release,
            promotion: UInt64(clamping: try reader.count("promotion")), snapshot: try reader.digest("snapshot"),
            count: count, flaws: try reader.digest("flaws"))
        try reader.finish()
        guard count > 0 else { throw PayloadReader.malformed("facts.count", "is not 1 or more") }
    }
}
