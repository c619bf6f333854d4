package import Artifacts
package import Documents

/// A release that runs in an environment no more: the facts of a `retired` entry.
package struct Retirement: Sendable, Hashable {
    package let project: String
    package let environment: String
    package let release: ReleaseIdentity
    /// When it ended as far as anybody knows; the entry's own time is when that was recorded.
    package let at: Timestamp
    package let reference: String?
    /// The cluster's objects in which it was missing, as evidence; nothing when a person or a job said so.
    package let snapshot: Digest?

    package init(
        project: String, environment: String, release: ReleaseIdentity, at: Timestamp, reference: String? = nil,
        snapshot: Digest? = nil
    ) {
        self.project = project
        self.environment = environment
        self.release = release
        self.at = at
        self.reference = reference
        self.snapshot = snapshot
    }

    package func record(principal: String? = nil, time: EntryTime) -> EventRecord {
        EventRecord(
            kind: .retired, project: project, environment: environment, release: release, principal: principal,
            time: time,
            facts: [
                "at": .string(at.description), "reference": .optional(reference),
                "snapshot": .optional(snapshot?.description),
            ])
    }

    /// Reads the facts of a `retired` entry.
    /// - Throws: `ledger.entry-malformed` for another kind of entry or facts of another form.
    package init(_ record: EventRecord) throws(LedgerError) {
        let place = try record.place(of: .retired)
        var reader = try PayloadReader(record.facts, at: "facts")
        self.init(
            project: place.project, environment: place.environment, release: place.release,
            at: try reader.time("at"), reference: try reader.optionalString("reference"),
            snapshot: try reader.optionalDigest("snapshot"))
        try reader.finish()
    }
}
