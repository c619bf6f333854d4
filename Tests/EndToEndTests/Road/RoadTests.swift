import Documents
import Testing

/// The whole road of one release: judged, approved or rejected or waived, decided, asked about afterwards.
@Suite("The road of a release", .needsShop) struct RoadTests {
    @Test func approvedByTwoPeopleIsPromoted() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending, saying: "2 more approvals by release-manager")
        try await shop.act("approve", by: "alice", ["--comment", "looks good"]).expect(
            .success, saying: "alice approved acme/shop@1.0.0 for production as release-manager")
        try await shop.run().expect(.pending, saying: "1 more approval by release-manager")
        try await shop.approve("bob")
        let promoted = try await shop.run(["--output", "json"])
        promoted.expect(.success)
        #expect(try promoted.json()["verdict"]?.string == "promoted")
        try await shop.verify().expect(.success, saying: "verified 6 entries")
        try await shop.sluice(["explain", Shop.release, "--ledger", Shop.ledger]).expect(
            .success, saying: "promoted", "Nothing is left to do.")
        try await shop.sluice(["release", "list", "--ledger", Shop.ledger]).expect(
            .success, saying: "acme/shop@1.0.0", "production", "promoted")
        let shown = try await shop.sluice(["release", "show", Shop.release, "--ledger", Shop.ledger])
        shown.expect(.success)
        #expect(try shown.json()["approvals"]?.strings(named: "principal") == ["alice", "bob"])
        let kinds = try await shop.entries().compactMap { $0["kind"]?.string }
        #expect(kinds == ["decision", "approval", "decision", "approval", "decision", "trust-changed"])
    }

    @Test func commentsLieBesideTheLedger() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        try await shop.act("approve", by: "alice", ["--comment", "a private remark"]).expect(.success)
        let database = String(decoding: try shop.folder.bytes("ledger.db"), as: UTF8.self)
        #expect(!database.contains("a private remark"))
        let kept = try shop.folder.files(below: "ledger.db.ops/comments").map {
            try shop.folder.text("ledger.db.ops/comments/\($0)")
        }
        #expect(kept.count == 1 && kept[0].contains("a private remark"))
    }

    @Test func rejectionRejectsUntilTheSamePersonApproves() async throws {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try await shop.act("reject", by: "alice", ["--comment", "not today"]).expect(.success)
        try await shop.run().expect(.rejected, saying: "alice rejected this release")
        try await shop.sluice(["explain", Shop.release, "--ledger", Shop.ledger]).expect(
            .success, saying: "rejected", "Shortest way to green:", "alice")
        try await Task.sleep(for: .seconds(1.1))
        try await shop.approve("alice")
        try await shop.run().expect(.success)
        try await shop.verify().expect(.success)
    }

    @Test func vulnerabilityRejectsAndAWaiverLetsItPass() async throws {
        let shop = try await Shop()
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/sbom.json")
        try await shop.createRelease()
        try await shop.makeLedger()
        let rejected = try await shop.run(["--output", "json"])
        rejected.expect(.rejected)
        let fingerprint = try #require(try rejected.json().strings(named: "fingerprint").first)
        try await shop.act("waive", by: "bob", role: "release-manager", ["--finding", fingerprint]).expect(.success)
        try await shop.run().expect(.rejected)
        try await shop.act("waive", by: "carol", role: "security", ["--finding", fingerprint]).expect(
            .success, saying: "carol waived findings of acme/shop@1.0.0")
        try await shop.run().expect(.pending, saying: "waived: 1 finding by carol")
        try await shop.approve("alice", "bob")
        try await shop.run().expect(.success)
        let shown = try await shop.sluice(["release", "show", Shop.release, "--ledger", Shop.ledger])
        #expect(try shown.json()["waivers"]?.array?.count == 1, "\(shown.text)")
        try await shop.sluice(["replay", Shop.release, "--all", "--ledger", Shop.ledger]).expect(
            .success, saying: "identical")
    }

    @Test func expiredWaiverDoesNotCount() async throws {
        let shop = try await Shop()
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/sbom.json")
        try await shop.createRelease()
        try await shop.makeLedger()
        let rejected = try await shop.run(["--output", "json"])
        let fingerprint = try #require(try rejected.json().strings(named: "fingerprint").first)
        try await shop.act(
            "waive", by: "carol", role: "security",
            ["--finding", fingerprint, "--any-release", "--expires", "2030-01-01T00:00:00Z"]
        ).expect(.success)
        try await shop.run(["--effective-time", "2029-12-31T23:59:59Z"]).expect(.pending)
        try await shop.run(["--effective-time", "2030-01-01T00:00:00Z"]).expect(.rejected)
    }

    @Test func nextReleaseIsComparedWithTheLiveOne() async throws {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try await shop.run().expect(.success)
        try shop.folder.write(ShopFiles.sbom(requests: "2.32.4"), to: "release/sbom.json")
        try await shop.createRelease(version: "1.1.0", to: "release/next.yaml")
        let next = try await shop.run(release: "release/next.yaml", ["--output", "json"])
        next.expect(.pending)
        #expect(try next.json().strings(named: "rule").contains("sbom/component-upgraded"))
        let shown = try await shop.sluice(["release", "show", "acme/shop@1.1.0", "--ledger", Shop.ledger])
        #expect(try shown.json()["baseline"]?.strings(named: "releaseVersion") == ["1.0.0"], "\(shown.text)")
        try await shop.sluice(["replay", "acme/shop@1.1.0", "--ledger", Shop.ledger]).expect(
            .success, saying: "identical")
        let first = try await shop.sluice(["release", "list", "--ledger", Shop.ledger])
        first.expect(.success, saying: "acme/shop@1.1.0  production  pending", "acme/shop@1.0.0  production  promoted")
    }

    @Test func replayOfEveryDecisionIsIdentical() async throws {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try await shop.run().expect(.success)
        let replay = try await shop.sluice(["replay", Shop.release, "--all", "--ledger", Shop.ledger])
        replay.expect(.success, saying: "promoted – identical", "pending – identical")
        // Neither the repository nor the operator's files are needed.
        try await shop.shell("mv repository operator release keys user")
        try await shop.sluice(["replay", Shop.release, "--all", "--ledger", Shop.ledger]).expect(
            .success, saying: "promoted – identical", "pending – identical")
    }

    @Test func decisionsAreFoundByDigestToo() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        let run = try await shop.run(["--output", "json"])
        let digest = try #require(try run.json()["releaseDigest"]?.string)
        try await shop.sluice(["explain", digest, "--ledger", Shop.ledger]).expect(
            .success, saying: "2 more approvals by release-manager")
        try await shop.sluice(["ledger", "query", "--release", digest, "--ledger", Shop.ledger]).expect(
            .success, saying: "pending")
        try await shop.sluice(["explain", "acme/other@1.0.0", "--ledger", Shop.ledger]).expect(.usage)
    }
}
