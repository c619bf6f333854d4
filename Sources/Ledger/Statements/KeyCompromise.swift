package import Artifacts
package import Documents

/// A key that somebody else may have: the facts of a `key-compromised` entry.
package struct KeyCompromise: Sendable, Hashable {
    package enum Holder: String, Sendable, CaseIterable {
        /// A key that signed the ledger.
        case ledger
        /// A person's SSH key or passkey, by its fingerprint.
        case person
    }

    /// What the key signed at or after the time, counted when the compromise was recorded.
    package struct Affected: Sendable, Hashable {
        package let decisions: Int
        /// Approvals, rejections, waivers, grants and holds.
        package let acts: Int
        /// All other entries.
        package let events: Int
        /// The list of them, as evidence.
        package let list: Digest

        package init(decisions: Int, acts: Int, events: Int, list: Digest) {
            self.decisions = decisions
            self.acts = acts
            self.events = events
            self.list = list
        }
    }

    package let holder: Holder
    /// The key id of a ledger key, or the fingerprint `SHA256:…` of a person's.
    package let keyID: String
    /// From when on nothing it signed is believed.
    package let since: Timestamp
    /// Why, in the caller's words; stands in the log for good.
    package let reason: String
    package let affected: Affected

    package init(holder: Holder, keyID: String, since: Timestamp, reason: String, affected: Affected) {
        self.holder = holder
        self.keyID = keyID
        self.since = since
        self.reason = reason
        self.affected = affected
    }

    package func record(principal: String? = nil, time: EntryTime) -> EventRecord {
        EventRecord(
            kind: .keyCompromised, principal: principal, time: time,
            facts: [
                "affected": [
                    "acts": .integer(Int64(affected.acts)), "decisions": .integer(Int64(affected.decisions)),
                    "events": .integer(Int64(affected.events)), "list": .string(affected.list.description),
                ],
                "holder": .string(holder.rawValue), "keyID": .string(keyID), "reason": .string(reason),
                "since": .string(since.description),
            ])
    }

    /// Reads the facts of a `key-compromised` entry.
    /// - Throws: `ledger.entry-malformed` for another kind of entry or facts of another form.
    package init(_ record: EventRecord) throws(LedgerError) {
        guard record.kind == .keyCompromised else {
            throw LedgerError(.entryMalformed, "an entry of kind \(record.kind.rawValue) names no compromised key")
        }
        var reader = try PayloadReader(record.facts, at: "facts")
        var counts = try reader.object("affected")
        let affected = Affected(
            decisions: try counts.count("decisions"), acts: try counts.count("acts"),
            events: try counts.count("events"), list: try counts.digest("list"))
        try counts.finish()
        self.init(
            holder: try reader.choice("holder"), keyID: try reader.string("keyID"), since: try reader.time("since"),
            reason: try reader.string("reason"), affected: affected)
        try reader.finish()
    }
}
