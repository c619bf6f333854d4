package import Artifacts
import Documents

/// A promoted release that is no longer allowed: the facts of a `revoked` entry.
package struct Revocation: Sendable, Hashable {
    package let project: String
    /// Every environment when there is none.
    package let environment: String?
    package let release: ReleaseIdentity
    /// The input digest of the promotion that is taken back; nothing when it is about every environment.
    package let decision: Digest?
    /// Why, in the caller's words; stands in the log for good.
    package let reason: String

    package init(
        project: String, environment: String?, release: ReleaseIdentity, decision: Digest?, reason: String
    ) {
        self.project = project
        self.environment = environment
        self.release = release
        self.decision = decision
        self.reason = reason
    }

    package func record(principal: String? = nil, time: EntryTime) -> EventRecord {
        EventRecord(
            kind: .revoked, project: project, environment: environment, release: release, principal: principal,
            time: time,
            facts: ["decision": .optional(decision?.description), "reason": .string(reason)])
    }

    /// Reads the facts of a `revoked` entry.
    /// - Throws: `ledger.entry-malformed` for another kind of entry or facts of another form.
    package init(_ record: EventRecord) throws(LedgerError) {
        guard record.kind == .revoked, let project = record.project, let release = record.release else {
            throw LedgerError(.entryMalformed, "an entry of kind \(record.kind.rawValue) revokes no release")
        }
        var reader = try PayloadReader(record.facts, at: "facts")
        self.init(
            project: project, environment: record.environment, release: release,
            decision: try reader.optionalDigest("decision"), reason: try reader.string("reason"))
        try reader.finish()
    }
}
