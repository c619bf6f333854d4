import Documents
import Testing

/// Evidence goes by policy, never what is live or held, and what went is accounted for.
@Suite("Retention of evidence", .needsShop) struct RetentionTests {
    private static let policy = """
        apiVersion: sluice/v1alpha1
        kind: RetentionPolicy
        metadata: { name: short }
        spec:
          rules:
            - { project: acme, keep: 1s }
            - { project: other, evidence: [sources], keep: forever }
        """

    /// A ledger with a pending decision and the promotion that followed it, both older than the policy keeps.
    private func shop(_ ledger: String) async throws -> Shop {
        let shop = try await Shop()
        try await shop.makeLedger(ledger)
        try await shop.run(ledger: ledger).expect(.pending)
        for person in ["alice", "bob"] { try await shop.act("approve", by: person, ledger: ledger).expect(.success) }
        try await shop.run(ledger: ledger).expect(.success)
        try shop.folder.write(Self.policy, to: "retention.yaml")
        try await Task.sleep(for: .seconds(2.1))
        return shop
    }

    private func retain(_ shop: Shop, _ ledger: String, _ more: String...) async throws -> Outcome {
        try await shop.sluice(
            ["ledger", "retain", "--policy", "retention.yaml", "--ledger", ledger, "--unused-for", "1s"] + more)
    }

    private func replay(_ shop: Shop, _ ledger: String, _ more: String...) async throws -> Outcome {
        try await shop.sluice(["replay", Shop.release, "--ledger", ledger] + more)
    }

    /// - Parameters:
    ///   - count: How many pieces of evidence there are.
    ///   - restore: Puts a piece that was deleted back, as a crash before its deletion would leave it.
    private func check(
        _ shop: Shop, ledger: String, count: () async throws -> Int, restore: () async throws -> Void
    ) async throws {
        let before = try await count()
        try await retain(shop, ledger).expect(.success, saying: "would be deleted; add --apply")
        #expect(try await count() == before)
        // A hold beats the policy.
        let placed = try await shop.sluice([
            "ledger", "legal-hold", "place", "--project", "acme", "--reason", "case 7", "--ledger", ledger,
        ])
        placed.expect(.success)
        let hold = String(placed.output.prefix { $0 != "\n" })
        try await retain(shop, ledger, "--apply").expect(
            .success, saying: "under legal hold", "0 pieces with 0 bytes were deleted")
        #expect(try await count() == before)
        try await shop.sluice(["ledger", "legal-hold", "list", "--ledger", ledger]).expect(
            .success, saying: "\(hold) ", "project acme: case 7")
        try await shop.sluice(["ledger", "legal-hold", "lift", hold, "--reason", "closed", "--ledger", ledger]).expect(
            .success)
        try await shop.sluice(["ledger", "legal-hold", "lift", hold, "--reason", "again", "--ledger", ledger]).expect(
            .usage, saying: "there is no legal hold")
        // What was stored a moment ago stays, whatever its entries say.
        let lately = try await shop.sluice([
            "ledger", "retain", "--policy", "retention.yaml", "--ledger", ledger, "--apply",
        ])
        lately.expect(.success, saying: "0 pieces with 0 bytes were deleted")
        #expect(try await count() == before)
        let applied = try await retain(shop, ledger, "--apply")
        applied.expect(.success, saying: "of what is live", "0 were stored too lately")
        let after = try await count()
        #expect(after < before)
        applied.expect(.success, saying: "\(before - after) pieces with ")
        // The promotion is as it was; of the decision before, it is known what is missing and why.
        try await replay(shop, ledger).expect(.success, saying: "identical")
        try await replay(shop, ledger, "--all").expect(
            .incomplete, saying: "was retired on ", "by the retention policy 'short', record sha256:")
        try await shop.verify(ledger).expect(.success, saying: "verified 5 entries")
        try await shop.sluice(["ledger", "export", "--ledger", ledger, "--archive", "all.tar"])
            .expect(.success, saying: "3 pieces of evidence are not in the evidence store any more")
        try await shop.sluice(["ledger", "audit", "all.tar"]).expect(.success)
        try await restore()
        #expect(try await count() == after + 1)
        try await retain(shop, ledger, "--apply").expect(.success, saying: "1 pieces with ")
        #expect(try await count() == after)
        try await retain(shop, ledger, "--apply").expect(.success, saying: "0 pieces with ")
    }

    @Test func evidenceInAFolder() async throws {
        let shop = try await shop(Shop.ledger)
        let folder = "ledger.db.evidence"
        try await shop.shell("cp -a \(folder) before")
        try await check(
            shop, ledger: Shop.ledger, count: { shop.folder.files(below: folder).count },
            restore: {
                let left = Set(shop.folder.files(below: folder))
                let gone = try #require(shop.folder.files(below: "before").first { !left.contains($0) })
                try await shop.shell("cp -a before/\(gone) \(folder)/\(gone)")
            })
        // Evidence that is lost, not retired, stops everything.
        try await shop.shell("rm -r \(folder)")
        try await retain(shop, Shop.ledger, "--apply").expect(.incomplete, saying: "can't be listed")
    }

    @Test(.needsPostgres) func evidenceInPostgreSQL() async throws {
        let server = try await PostgresCluster()
        let shop = try await shop(server.secretURL)
        try await server.sql("CREATE TABLE public.before AS SELECT * FROM sluice_evidence.blobs")
        try await check(
            shop, ledger: server.secretURL,
            count: {
                let outcome = try await server.ask("SELECT count(*) FROM sluice_evidence.blobs")
                return try #require(Int(outcome))
            },
            restore: {
                try await server.sql(
                    """
                    INSERT INTO sluice_evidence.blobs SELECT * FROM public.before WHERE digest = \
                    (SELECT min(digest) FROM public.before WHERE digest NOT IN (SELECT digest FROM sluice_evidence.blobs))
                    """)
            })
    }

    @Test func commentsUnderLegalHoldAreNotErased() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        try await shop.act("approve", by: "alice", ["--comment", "a secret"]).expect(.success)
        let placed = try await shop.sluice([
            "ledger", "legal-hold", "place", "--environment", "production", "--reason", "case", "--ledger", Shop.ledger,
        ])
        placed.expect(.success)
        let erase = ["ledger", "erase", "--person", "alice", "--reason", "asked for", "--ledger", Shop.ledger]
        try await shop.sluice(erase).expect(.usage, saying: "the legal hold sha256:", "nothing was erased")
        #expect(shop.folder.files(below: "ledger.db.ops/comments").count == 1)
        // A hold that somebody tampered with is not a hold that is gone.
        try await shop.shell("sed -i s/payload/Payload/ ledger.db.ops/legal-holds/*.json")
        try await shop.sluice(erase).expect(.errored)
        #expect(shop.folder.files(below: "ledger.db.ops/comments").count == 1)
    }
}
