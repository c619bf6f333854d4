package import Attestation
import Documents

/// A new key for the ledger: the facts of a `key-rotated` entry, which the old key signs.
///
/// What verifies the ledger does not learn the new key here: it comes from the operator. The entry only says that the
/// holder of the old key meant it.
package struct KeyRotation: Sendable, Hashable {
    /// The key id of the old key.
    package let previous: String
    package let next: PublicKey

    package init(previous: String, next: PublicKey) {
        self.previous = previous
        self.next = next
    }

    package func record(principal: String? = nil, time: EntryTime) -> EventRecord {
        EventRecord(
            kind: .keyRotated, principal: principal, time: time,
            facts: [
                "nextKey": .string(next.pem), "nextKeyID": .string(next.keyID), "previousKeyID": .string(previous),
            ])
    }

    /// Reads the facts of a `key-rotated` entry.
    /// - Throws: `ledger.entry-malformed` for another kind of entry, facts of another form, or a key that does not have the
    ///   id beside it.
    package init(_ record: EventRecord) throws(LedgerError) {
        guard record.kind == .keyRotated else {
            throw LedgerError(.entryMalformed, "an entry of kind \(record.kind.rawValue) rotates no key")
        }
        var reader = try PayloadReader(record.facts, at: "facts")
        let next = try reader.required("nextKey", as: "a PEM public key") { try? PublicKey(pem: $0) }
        self.init(previous: try reader.string("previousKeyID"), next: next)
        guard try reader.string("nextKeyID").utf8.elementsEqual(next.keyID.utf8) else {
            throw PayloadReader.malformed("facts.nextKeyID", "is not the id of the key")
        }
        try reader.finish()
    }
}
