package import Artifacts
import Documents

/// The fields of an entry that a ledger can be asked by, all of them derived from the entry itself.
package struct LedgerFields: Sendable, Hashable {
    package var kind: EntryKind
    /// What makes a retried append the same append: the input digest of a decision, the digest over text and signature of
    /// an act, the digest of an event's payload, or of what makes it the same event (`EventRecord.identity`).
    package var clientID: Digest
    package var project: String?
    /// The release's name and version; acts know only its digest.
    package var name: String?
    package var version: String?
    package var releaseDigest: Digest?
    package var environment: String?
    /// Of decisions alone.
    package var verdict: DecisionBody.Verdict?
    package var reviewDigest: Digest?
    package var inputDigest: Digest?
    package var time: EntryTime
    package var principal: String?
    /// Of the text a person signed.
    package var documentDigest: Digest?

    package init(kind: EntryKind, clientID: Digest, time: EntryTime) {
        self.kind = kind
        self.clientID = clientID
        self.time = time
    }

    /// The names of the columns, in the order of `values`; stores use them for their own columns.
    package static let columns = [
        "kind", "client_id", "project", "name", "version", "release_digest", "environment", "verdict", "review_digest",
        "input_digest", "at", "time_source", "principal", "document_digest",
    ]

    /// The value of each column as text; nothing where the entry has none.
    package var values: [String?] {
        [
            kind.rawValue, clientID.description, project, name, version, releaseDigest?.description, environment,
            verdict?.rawValue, reviewDigest?.description, inputDigest?.description, time.at.description,
            time.source.rawValue, principal, documentDigest?.description,
        ]
    }
}
