package import Artifacts
package import Attestation
package import Documents

/// What stands beside a snapshot's file: where it comes from, when, and which snapshot it follows.
///
/// Its own file is `fileName`, canonical JSON (RFC 8785) by itself or inside a DSSE envelope of `payloadType`.
package struct SnapshotManifest: Sendable, Hashable {
    package struct Source: Sendable, Hashable {
        /// As it was named to the import.
        package let name: String
        /// SHA-256 of the file; of a folder, of the list of its files' digests and names.
        package let digest: Digest

        package init(name: String, digest: Digest) {
            self.name = name
            self.digest = digest
        }
    }

    package struct Feed: Sendable, Hashable {
        /// An OSV ecosystem, release included.
        package let ecosystem: String
        package let records: Int
        /// The latest `modified` of its records, RFC 3339 text; empty when none says.
        package let newest: String
    }

    package static let fileName = "manifest.json"
    package static let payloadType = "application/vnd.sluice.advisories.manifest.v1+json"
    /// What the name of a snapshot's file ends in; before it stands the hexadecimal digest.
    package static let snapshotSuffix = ".advisories"

    package let digest: Digest
    /// Counts the snapshots of one folder, from 1: a lower one never follows.
    package let sequence: Int
    /// The snapshot this one followed; nothing for the first.
    package let previous: Digest?
    package let importedAt: Timestamp
    package let records: Int
    package let withdrawn: Int
    package let rejected: Int
    /// Sorted by the bytes of their names.
    package let sources: [Source]
    /// Sorted by the bytes of the ecosystems.
    package let feeds: [Feed]
    /// The feeds that are no records, sorted by the bytes of their names; nothing in manifests of before they were named.
    package let tables: [SnapshotTable]?

    package var snapshotName: String { digest.hex + Self.snapshotSuffix }

    /// The manifest of a snapshot that follows another.
    package init(
        of snapshot: AdvisorySnapshot, after previous: SnapshotManifest?, sources: [Source], at time: Timestamp
    ) {
        digest = snapshot.digest
        sequence = (previous?.sequence ?? 0) + 1
        self.previous = previous?.digest
        importedAt = time
        records = snapshot.records
        withdrawn = snapshot.withdrawn
        rejected = snapshot.rejectedCount
        self.sources = sources.sorted { $0.name.precedesInBytes($1.name) }
        feeds = snapshot.facts.feeds.map { Feed(ecosystem: $0.ecosystem, records: $0.records, newest: $0.newest) }
        tables = snapshot.tables
    }

    package func encoded() throws(CanonicalJSONError) -> [UInt8] {
        var members: [JSONValue.Member] = [
            .init("apiVersion", "sluice/v1alpha1"), .init("kind", "AdvisorySnapshot"),
            .init("digest", .string(digest.description)),
            .init("sequence", .integer(Int64(sequence))), .init("previous", .optional(previous?.description)),
            .init("importedAt", .string(importedAt.description)), .init("records", .integer(Int64(records))),
            .init("withdrawn", .integer(Int64(withdrawn))), .init("rejected", .integer(Int64(rejected))),
            .init(
                "sources",
                .array(sources.map { ["name": .string($0.name), "digest": .string($0.digest.description)] })),
            .init(
                "feeds",
                .array(
                    feeds.map {
                        [
                            "ecosystem": .string($0.ecosystem), "records": .integer(Int64($0.records)),
                            "newest": .string($0.newest),
                        ]
                    })),
        ]
        if let tables {
            let list = tables.map { table -> JSONValue in
                [
                    "name": .string(table.name), "records": .integer(Int64(table.records)),
                    "edition": .string(table.edition),
                ]
            }
            members.append(.init("tables", .array(list)))
        }
        return try CanonicalJSON.payload(.object(members))
    }

    /// The bytes of the manifest's file.
    /// - Parameter key: Signs it, in a DSSE envelope; without one it stands by itself.
    package func file(signedBy key: SigningKey?) throws -> [UInt8] {
        guard let key else { return try encoded() }
        return try Envelope.sign(payloadType: Self.payloadType, payload: encoded(), key: key).encoded()
    }

    /// Reads what `file` made.
    /// - Parameter keys: When there are any, one of them must have signed it; otherwise signatures are not looked at.
    /// - Throws: `AdvisoryError`: `unsigned` or `manifest`.
    package init(file bytes: [UInt8], signedBy keys: [PublicKey]) throws(AdvisoryError) {
        guard let envelope = try? Envelope(json: bytes) else {
            guard keys.isEmpty else { throw AdvisoryError(.unsigned, "the snapshot's manifest is not signed") }
            try self.init(bytes)
            return
        }
        guard envelope.payloadType.utf8.elementsEqual(Self.payloadType.utf8) else {
            throw AdvisoryError(.manifest, "the envelope beside the snapshot holds no manifest")
        }
        if !keys.isEmpty {
            do {
                _ = try envelope.verify(keys: keys)
            } catch {
                throw AdvisoryError(.unsigned, "no trusted key has signed the snapshot's manifest: \(error.message)")
            }
        }
        try self.init(envelope.payload)
    }

    /// Reads what `encoded` wrote.
    /// - Throws: `AdvisoryError`: `manifest` when it is anything else.
    package init(_ bytes: [UInt8]) throws(AdvisoryError) {
        func count(_ value: JSONValue?) -> Int? {
            value?.integer.flatMap { Int(exactly: $0) }.flatMap { $0 >= 0 ? $0 : nil }
        }
        guard let value = try? JSONReader.value(bytes), value["kind"]?.string == "AdvisorySnapshot",
            value["apiVersion"]?.string == "sluice/v1alpha1",
            let digest = value["digest"]?.string.flatMap({ Digest($0) }), digest.algorithm == .sha256,
            let sequence = count(value["sequence"]), let time = value["importedAt"]?.string.flatMap({ Timestamp($0) }),
            let records = count(value["records"]), let withdrawn = count(value["withdrawn"]),
            let rejected = count(value["rejected"]), let sources = value["sources"]?.array,
            let feeds = value["feeds"]?.array
        else { throw AdvisoryError(.manifest, "the snapshot's manifest can't be read") }
        let previous = value["previous"]?.string.flatMap { Digest($0) }
        self.digest = digest
        self.sequence = sequence
        self.previous = previous
        importedAt = time
        (self.records, self.withdrawn, self.rejected) = (records, withdrawn, rejected)
        self.sources = sources.compactMap { source in
            guard let name = source["name"]?.string, let digest = source["digest"]?.string.flatMap({ Digest($0) })
            else {
                return nil
            }
            return Source(name: name, digest: digest)
        }
        self.feeds = feeds.compactMap { feed in
            guard let ecosystem = feed["ecosystem"]?.string, let records = count(feed["records"]),
                let newest = feed["newest"]?.string
            else { return nil }
            return Feed(ecosystem: ecosystem, records: records, newest: newest)
        }
        let tables = value["tables"]?.array
        guard tables != nil || value["tables"] == nil else {
            throw AdvisoryError(.manifest, "the tables in the snapshot's manifest can't be read")
        }
        self.tables = tables?.compactMap { table in
            guard let name = table["name"]?.string, let records = count(table["records"]),
                let edition = table["edition"]?.string
            else { return nil }
            return SnapshotTable(name: name, records: records, edition: edition)
        }
        guard self.sources.count == sources.count, self.feeds.count == feeds.count, self.tables?.count == tables?.count
        else {
            throw AdvisoryError(.manifest, "a source or feed in the snapshot's manifest can't be read")
        }
    }
}
