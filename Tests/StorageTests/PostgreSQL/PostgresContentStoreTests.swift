import Artifacts
import Documents
import Glibc
import Storage
import Testing

@Suite("PostgreSQL content store", .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"))
struct PostgresContentStoreTests {
    private let database: PostgresDatabase
    private let store: PostgresContentStore

    init() throws {
        database = try PostgresServer.shared.database()
        let address = try #require(PostgresAddress(database.url))
        try PostgresContentStore.create(at: address)
        try PostgresContentStore.create(at: address)
        store = try PostgresContentStore(at: address)
    }

    @Test("bytes come back under their digest, and twice is once") func roundTrip() throws {
        let frame = try #require(Zstandard.compressed([UInt8](repeating: 9, count: 5000)))
        for bytes in [[], [1], [0, 0, 0], [UInt8](repeating: 7, count: 3_000_000), frame] as [[UInt8]] {
            let digest = try store.store(bytes)
            #expect(digest == .sha256(of: bytes))
            #expect(try store.store(bytes) == digest)
            #expect(store.contains(digest))
            #expect(try store.bytes(of: digest) == bytes)
        }
        #expect(try database.sql("SELECT count(*), sum(length(content)) < 2000 FROM sluice_evidence.blobs") == "5|t")
        #expect(try store.digests(after: nil, limit: 100).count == 5)
        let first = try store.digests(after: nil, limit: 2)
        #expect(try store.digests(after: first[1], limit: 100).count == 3)
    }

    @Test("changed bytes are not given out, and storing the right ones mends the row") func damage() throws {
        let digest = try store.store([1, 2, 3])
        let other = Digest.sha256(of: [9])
        #expect(throws: ContentStoreError.self) { try store.bytes(of: other) }
        #expect(!store.contains(other))
        for value in ["'\\x010204'", "'\\x'", "'\\x28b52ffd'"] {
            try database.sql("UPDATE sluice_evidence.blobs SET content = \(value)")
            let error = #expect(throws: ContentStoreError.self) { try store.bytes(of: digest) }
            #expect(error?.code == .mismatch)
            try store.store([1, 2, 3])
            #expect(try store.bytes(of: digest) == [1, 2, 3])
        }
    }

    @Test("what was stored, or stored once more, since a time is not removed") func removal() throws {
        let bytes = [UInt8](repeating: 7, count: 3000)
        let digest = try store.store(bytes)
        let old = try #require(Timestamp(secondsSinceEpoch: Int64(time(nil)) - 10_000))
        #expect(try store.size(of: digest) ?? 0 > 10)
        try database.sql("UPDATE sluice_evidence.blobs SET stored_at = now() - interval '1 day'")
        // Stored once more: it is new again.
        try store.store(bytes)
        #expect(try !store.remove(digest, unusedSince: old))
        #expect(try store.bytes(of: digest) == bytes)
        try database.sql("UPDATE sluice_evidence.blobs SET stored_at = now() - interval '1 day'")
        #expect(try store.remove(digest, unusedSince: old))
        #expect(!store.contains(digest))
        #expect(try store.size(of: digest) == nil)
        #expect(try !store.remove(digest, unusedSince: old))
    }

    @Test("a table of the earlier form, without times, takes content and counts as new once it has them")
    func earlierForm() throws {
        let digest = try store.store([1, 2, 3])
        try database.sql("ALTER TABLE sluice_evidence.blobs DROP COLUMN stored_at")
        #expect(try store.store([1, 2, 3]) == digest)
        let other = try store.store([4])
        try PostgresContentStore.create(at: try #require(PostgresAddress(database.url)))
        let old = try #require(Timestamp(secondsSinceEpoch: Int64(time(nil)) - 10_000))
        for digest in [digest, other] { #expect(try !store.remove(digest, unusedSince: old)) }
    }

    @Test("a database without the table, and one that is gone, are errors") func unavailable() throws {
        try database.sql("DROP SCHEMA sluice_evidence CASCADE")
        let error = #expect(throws: ContentStoreError.self) { try store.bytes(of: .sha256(of: [1])) }
        #expect(error?.code == .unavailable)
        #expect(!store.contains(.sha256(of: [1])))
    }
}
