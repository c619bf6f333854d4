package import Artifacts
import Documents

/// A change of the trust policy, judged by the previous one.
package struct TrustChange: Sendable, Hashable {
    package let name: String
    /// Of the policy that held before; nothing for the first.
    package let previous: Digest?
    package let next: Digest
    /// The digests of the documents by which the change was approved, sorted.
    package let approvals: [Digest]

    package init(name: String, previous: Digest?, next: Digest, approvals: [Digest]) {
        self.name = name
        self.previous = previous
        self.next = next
        self.approvals = approvals.sorted()
    }

    package func record(principal: String?, time: EntryTime) -> EventRecord {
        EventRecord(
            kind: .trustChanged, principal: principal, time: time,
            facts: [
                "approvals": .array(approvals.map { .string($0.description) }), "name": .string(name),
                "next": .string(next.description), "previous": .optional(previous?.description),
            ])
    }

    /// Reads the facts of a `trust-changed` entry.
    /// - Throws: `ledger.entry-malformed` for another kind of entry or facts of another form.
    package init(_ record: EventRecord) throws(LedgerError) {
        guard record.kind == .trustChanged else {
            throw LedgerError(.entryMalformed, "an entry of kind \(record.kind.rawValue) is no change of trust")
        }
        var reader = try PayloadReader(record.facts, at: "facts")
        guard let list = try reader.value("approvals").array else {
            throw PayloadReader.malformed("facts.approvals", "is not a list")
        }
        let approvals = list.compactMap { $0.string.flatMap { Digest($0) } }
        guard approvals.count == list.count else {
            throw PayloadReader.malformed("facts.approvals", "is not a list of digests")
        }
        self.init(
            name: try reader.string("name"), previous: try reader.optionalDigest("previous"),
            next: try reader.digest("next"), approvals: approvals)
        try reader.finish()
    }
}
