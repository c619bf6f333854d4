package import Artifacts
package import Attestation
package import Documents
import Ledger
import Synchronization

/// Evidence that says of what is missing whether a retention policy removed it.
package final class AccountedEvidence: ContentInventory {
    private let store: any ContentInventory
    private let records: any RecordStore
    private let keys: [PublicKey]
    /// Read when something is missing, once.
    private let retirements = Mutex<[Digest: String]?>(nil)

    package init(_ store: any ContentInventory, records: any RecordStore, keys: [PublicKey]) {
        self.store = store
        self.records = records
        self.keys = keys
    }

    @discardableResult
    package func store(_ bytes: [UInt8]) throws -> Digest { try store.store(bytes) }

    package func bytes(of digest: Digest) throws -> [UInt8] {
        do {
            return try store.bytes(of: digest)
        } catch let error as ContentStoreError where error.code == .missing {
            guard let story = try story(of: digest) else { throw error }
            throw ContentStoreError(.missing, digest: digest, message: "\(digest) \(story)")
        }
    }

    package func contains(_ digest: Digest) -> Bool { store.contains(digest) }
    package func digests(after digest: Digest?, limit: Int) throws -> [Digest] {
        try store.digests(after: digest, limit: limit)
    }
    package func size(of digest: Digest) throws -> Int? { try store.size(of: digest) }
    package func remove(_ digest: Digest, unusedSince time: Timestamp) throws -> Bool {
        try store.remove(digest, unusedSince: time)
    }

    /// What a record says became of a digest; nothing when none does.
    private func story(of digest: Digest) throws -> String? {
        try retirements.withLock { known in
            if let known { return known[digest] }
            var found: [Digest: String] = [:]
            for (name, retirement) in try records.retirements(keys: keys) {
                for digest in retirement.digests {
                    found[digest] =
                        "was retired on \(retirement.at) by the retention policy '\(retirement.policy)', record \(name)"
                }
            }
            known = found
            return found[digest]
        }
    }
}
