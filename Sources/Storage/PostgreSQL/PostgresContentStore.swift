package import Artifacts
package import Documents
import Ledger

/// Content in a PostgreSQL database: the schema `sluice_evidence`, beside the ledger's own and covered by no tree.
///
/// One row for each digest, packed where that makes it smaller. Bytes that come out are the bytes named, whatever stands in
/// the row.
package final class PostgresContentStore: ContentInventory {
    private let pool: PostgresPool

    /// Uses what `create` made; nothing is connected yet.
    /// - Throws: `ContentStoreError`: `unavailable` when the address is refused.
    package init(at address: PostgresAddress) throws(ContentStoreError) {
        do {
            pool = try PostgresPool(address, timeLimits: PostgresTimeLimits(), maximum: 4)
        } catch {
            throw PostgresContentStore.unavailable(error, nil)
        }
    }

    private static let tables = [
        "CREATE SCHEMA IF NOT EXISTS sluice_evidence",
        "CREATE TABLE IF NOT EXISTS sluice_evidence.blobs("
            + "digest text COLLATE \"C\" NOT NULL PRIMARY KEY, content bytea NOT NULL)",
        // Rows of an earlier form count as new from now on.
        "ALTER TABLE sluice_evidence.blobs ADD COLUMN IF NOT EXISTS stored_at timestamptz NOT NULL DEFAULT now()",
        // What is packed already gains nothing from the server's own compression.
        "ALTER TABLE sluice_evidence.blobs ALTER content SET STORAGE EXTERNAL",
        // One row when the evidence lies elsewhere.
        "CREATE TABLE IF NOT EXISTS sluice_evidence.place("
            + "id integer PRIMARY KEY CHECK (id = 1), place text COLLATE \"C\" NOT NULL)",
    ]

    /// Makes the tables where they are missing.
    /// - Parameter place: Where the evidence lies instead of here; noted once and for all who use the database.
    package static func create(at address: PostgresAddress, elsewhere place: String? = nil) throws {
        try PostgresPool(address, timeLimits: PostgresTimeLimits(), maximum: 1).write { connection in
            for sql in tables { connection.enqueue(PostgresStatement(sql).with()) }
            if let place { connection.enqueue(note.with(.text(place))) }
        }
    }

    private static let note = PostgresStatement(
        "INSERT INTO sluice_evidence.place(id, place) VALUES(1, $1::text) ON CONFLICT(id) DO NOTHING")
    private static let elsewhere = PostgresStatement("SELECT place FROM sluice_evidence.place WHERE id = 1")

    /// Where the evidence lies when it does not lie here; nothing when it does, as in every database of an earlier form.
    package func place() throws -> String? {
        do {
            return try pool.read { connection in
                let result = try connection.run(PostgresContentStore.elsewhere.with())
                return result.count == 0 ? nil : result.text(0, 0)
            }
        } catch let error as LedgerError where error.code == .schema || error.code == .missing {
            return nil
        } catch {
            throw PostgresContentStore.unavailable(error, nil)
        }
    }

    private static let insert = PostgresStatement(
        """
        INSERT INTO sluice_evidence.blobs(digest, content) VALUES($1::text, $2::bytea) \
        ON CONFLICT(digest) DO UPDATE SET content = excluded.content
        """)
    /// More often than hourly would be writes for nothing: what is removed is older than that by far.
    private static let refresh = PostgresStatement(
        """
        UPDATE sluice_evidence.blobs SET stored_at = now() \
        WHERE digest = $1::text AND stored_at < now() - interval '1 hour'
        """)
    private static let length = PostgresStatement(
        "SELECT octet_length(content)::bigint FROM sluice_evidence.blobs WHERE digest = $1::text")
    private static let delete = PostgresStatement(
        """
        DELETE FROM sluice_evidence.blobs WHERE digest = $1::text \
        AND stored_at < to_timestamp($2::bigint::double precision)
        """)
    private static let select = PostgresStatement("SELECT content FROM sluice_evidence.blobs WHERE digest = $1::text")
    private static let exists = PostgresStatement("SELECT count(*) FROM sluice_evidence.blobs WHERE digest = $1::text")

    @discardableResult
    package func store(_ bytes: [UInt8]) throws -> Digest {
        let digest = Digest.sha256(of: bytes)
        // A row with other content is replaced: a damaged store mends itself.
        if (try? self.bytes(of: digest)) != nil {
            do {
                try pool.write { _ = try $0.run(PostgresContentStore.refresh.with(.text(digest.description))) }
            } catch let error as LedgerError where error.code == .schema {
                // Rows without a time become new when the column is made, and nothing is removed before that.
            } catch {
                throw PostgresContentStore.unavailable(error, digest)
            }
            return digest
        }
        do {
            try pool.write { connection in
                connection.enqueue(
                    PostgresContentStore.insert.with(.text(digest.description), .bytes(StoredContent.packed(bytes))))
            }
        } catch {
            throw PostgresContentStore.unavailable(error, digest)
        }
        return digest
    }

    package func bytes(of digest: Digest) throws -> [UInt8] {
        let kept: [UInt8]?
        do {
            kept = try pool.read { connection in
                try connection.run(PostgresContentStore.select.with(.text(digest.description))).bytes(0, 0)
            }
        } catch {
            throw PostgresContentStore.unavailable(error, digest)
        }
        guard let kept else {
            throw ContentStoreError(.missing, digest: digest, message: "there is no content \(digest)")
        }
        return try StoredContent.plain(kept, of: digest)
    }

    package func contains(_ digest: Digest) -> Bool {
        let count = try? pool.read { connection in
            try connection.run(PostgresContentStore.exists.with(.text(digest.description))).integer(0, 0)
        }
        return count == 1
    }

    package func size(of digest: Digest) throws -> Int? {
        do {
            return try pool.read { connection in
                try connection.run(PostgresContentStore.length.with(.text(digest.description)))
                    .optionalInteger(0, 0).map { Int($0) }
            }
        } catch {
            throw PostgresContentStore.unavailable(error, digest)
        }
    }

    package func remove(_ digest: Digest, unusedSince time: Timestamp) throws -> Bool {
        do {
            return try pool.write { connection in
                let call = PostgresContentStore.delete.with(.text(digest.description), .integer(time.seconds))
                return try connection.run(call).affected > 0
            }
        } catch {
            throw PostgresContentStore.unavailable(error, digest)
        }
    }

    private static let list = PostgresStatement(
        """
        SELECT digest FROM sluice_evidence.blobs WHERE digest > $1::text AND digest LIKE 'sha256:%' \
        ORDER BY digest LIMIT $2::bigint
        """)

    package func digests(after digest: Digest?, limit: Int) throws -> [Digest] {
        do {
            return try pool.read { connection in
                let result = try connection.run(
                    PostgresContentStore.list.with(.text(digest?.description ?? ""), .integer(Int64(limit))))
                return (0..<result.count).compactMap { result.text($0, 0).flatMap { Digest($0) } }
            }
        } catch {
            throw PostgresContentStore.unavailable(error, nil)
        }
    }

    private static func unavailable(_ error: any Error, _ digest: Digest?) -> ContentStoreError {
        ContentStoreError(.unavailable, digest: digest, message: "the evidence in PostgreSQL: \(error)")
    }
}
