package import Artifacts
import Documents

/// Personal text beside the log that was deleted: the facts of an `erased` entry.
///
/// Logged before the text is deleted, so that no text is ever gone without a word. From the entry on nobody shows the text,
/// also where a crash left it lying. The log keeps the salted digest alone, from which nobody can tell the text.
package struct Erasure: Sendable, Hashable {
    /// Of salt and text, as the signed act names it; a comment that no act names has no project and environment.
    package let comment: Digest
    package let project: String?
    package let environment: String?
    /// Why, in the caller's words; stands in the log for good.
    package let reason: String

    package init(comment: Digest, project: String?, environment: String?, reason: String) {
        self.comment = comment
        self.project = project
        self.environment = environment
        self.reason = reason
    }

    package func record(time: EntryTime) -> EventRecord {
        EventRecord(
            kind: .erased, project: project, environment: environment, time: time,
            facts: ["comment": .string(comment.description), "reason": .string(reason)])
    }

    /// Reads the facts of an `erased` entry.
    /// - Throws: `ledger.entry-malformed` for another kind of entry or facts of another form.
    package init(_ record: EventRecord) throws(LedgerError) {
        guard record.kind == .erased else {
            throw LedgerError(.entryMalformed, "an entry of kind \(record.kind.rawValue) erases nothing")
        }
        var reader = try PayloadReader(record.facts, at: "facts")
        self.init(
            comment: try reader.digest("comment"), project: record.project, environment: record.environment,
            reason: try reader.string("reason"))
        try reader.finish()
    }
}
