package import Artifacts
package import Documents

/// A release that ran before the ledger did: the facts of an `adopted` entry.
///
/// It was never promoted and never counts as such. Until `until` its findings are what a new release is classed against,
/// as long as there is no promoted one.
package struct Adoption: Sendable, Hashable {
    package let project: String
    package let environment: String
    package let release: ReleaseIdentity
    /// From when on its findings count as new again.
    package let until: Timestamp
    /// The record of its findings, subjects and SBOMs, as evidence.
    package let baseline: Digest
    /// The manifest of everything that was read to find them, as evidence.
    package let inputManifest: Digest
    /// How many findings it had, all fingerprints counted once.
    package let findings: Int

    package init(
        project: String, environment: String, release: ReleaseIdentity, until: Timestamp, baseline: Digest,
        inputManifest: Digest, findings: Int
    ) {
        self.project = project
        self.environment = environment
        self.release = release
        self.until = until
        self.baseline = baseline
        self.inputManifest = inputManifest
        self.findings = findings
    }

    package func record(principal: String? = nil, time: EntryTime) -> EventRecord {
        EventRecord(
            kind: .adopted, project: project, environment: environment, release: release, principal: principal,
            time: time,
            facts: [
                "baseline": .string(baseline.description), "findings": .integer(Int64(findings)),
                "inputManifest": .string(inputManifest.description), "until": .string(until.description),
            ])
    }

    /// Reads the facts of an `adopted` entry.
    /// - Throws: `ledger.entry-malformed` for another kind of entry or facts of another form.
    package init(_ record: EventRecord) throws(LedgerError) {
        let place = try record.place(of: .adopted)
        var reader = try PayloadReader(record.facts, at: "facts")
        self.init(
            project: place.project, environment: place.environment, release: place.release,
            until: try reader.time("until"), baseline: try reader.digest("baseline"),
            inputManifest: try reader.digest("inputManifest"), findings: try reader.count("findings"))
        try reader.finish()
    }
}
