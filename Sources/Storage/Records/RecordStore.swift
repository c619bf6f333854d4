package import Artifacts
import Ledger

/// What lies beside a log and no tree covers.
package enum RecordCollection: String, Sendable, CaseIterable {
    /// People's comments with their salts; erasable.
    case comments
    /// Signed legal holds, and what lifts them.
    case legalHolds = "legal-holds"
    /// Signed lists of the evidence that a retention policy retired.
    case retirements
}

/// Small records beside a log, each named by its SHA-256.
///
/// A record that comes out is the record named. Unlike an entry it can be removed, and removing it once more does nothing.
/// Every call throws `LedgerError`: `storage` or what a connection throws, `inconsistent` for a record with other bytes.
package protocol RecordStore: Sendable {
    /// Keeps a record durably; one that is there already is replaced by itself.
    @discardableResult
    func keep(_ bytes: [UInt8], in collection: RecordCollection) throws -> Digest

    /// - Returns: Nothing when there is no such record.
    func record(_ digest: Digest, in collection: RecordCollection) throws -> [UInt8]?

    /// All names of a collection, sorted.
    func names(in collection: RecordCollection) throws -> [Digest]

    /// Removes a record durably.
    /// - Returns: Whether it was there.
    @discardableResult
    func remove(_ digest: Digest, from collection: RecordCollection) throws -> Bool
}

extension RecordStore {
    /// Every record of a collection.
    package func all(in collection: RecordCollection) throws -> [(name: Digest, bytes: [UInt8])] {
        // One that was removed meanwhile is not there.
        try names(in: collection).compactMap { name in
            try record(name, in: collection).map { (name, $0) }
        }
    }

    /// Copies everything to another store.
    /// - Returns: How many records there are.
    package func copy(to other: any RecordStore) throws -> Int {
        var count = 0
        for collection in RecordCollection.allCases {
            for (_, bytes) in try all(in: collection) {
                try other.keep(bytes, in: collection)
                count += 1
            }
        }
        return count
    }

    /// The bytes, when they are the ones named.
    func checked(_ bytes: [UInt8], as digest: Digest) throws(LedgerError) -> [UInt8] {
        guard Digest.sha256(of: bytes) == digest else {
            throw LedgerError(.inconsistent, "the record \(digest) beside the log has other content")
        }
        return bytes
    }
}
