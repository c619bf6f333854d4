package import Artifacts
package import Documents

/// A release that runs in an environment: the facts of a `deployed` entry.
///
/// The entry's own time is when it was recorded, `at` when the release began to run as far as anybody knows. Nothing judges
/// by it: what runs and what was allowed to are two questions.
package struct Deployment: Sendable, Hashable {
    package let project: String
    package let environment: String
    package let release: ReleaseIdentity
    package let at: Timestamp
    /// The input digest of the newest final decision on the release in this environment; nothing when there was none.
    package let decision: Digest?
    /// What that decision said.
    package let verdict: DecisionBody.Verdict?
    /// What the caller names it by, such as a job or a change; nothing when nothing was given.
    package let reference: String?
    /// The cluster's objects it was seen in, as evidence; nothing when a person or a job said so.
    package let snapshot: Digest?

    package init(
        project: String, environment: String, release: ReleaseIdentity, at: Timestamp, decision: Digest? = nil,
        verdict: DecisionBody.Verdict? = nil, reference: String? = nil, snapshot: Digest? = nil
    ) {
        self.project = project
        self.environment = environment
        self.release = release
        self.at = at
        self.decision = decision
        self.verdict = verdict
        self.reference = reference
        self.snapshot = snapshot
    }

    package func record(principal: String? = nil, time: EntryTime) -> EventRecord {
        EventRecord(
            kind: .deployed, project: project, environment: environment, release: release, principal: principal,
            time: time,
            facts: [
                "at": .string(at.description), "decision": .optional(decision?.description),
                "reference": .optional(reference), "snapshot": .optional(snapshot?.description),
                "verdict": .optional(verdict?.rawValue),
            ])
    }

    /// Reads the facts of a `deployed` entry.
    /// - Throws: `ledger.entry-malformed` for another kind of entry or facts of another form.
    package init(_ record: EventRecord) throws(LedgerError) {
        let place = try record.place(of: .deployed)
        var reader = try PayloadReader(record.facts, at: "facts")
        self.init(
            project: place.project, environment: place.environment, release: place.release,
            at: try reader.time("at"), decision: try reader.optionalDigest("decision"),
            verdict: try reader.optionalChoice("verdict"), reference: try reader.optionalString("reference"),
            snapshot: try reader.optionalDigest("snapshot"))
        try reader.finish()
        guard (decision == nil) == (verdict == nil) else {
            throw PayloadReader.malformed("facts.verdict", "stands without its decision")
        }
    }
}
