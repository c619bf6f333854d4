import Documents
import Testing

/// What runs, what ran before, and what is taken back.
@Suite("The life of a release", .needsShop) struct LifecycleTests {
    private func promotedShop() async throws -> Shop {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try await shop.run().expect(.success)
        return shop
    }

    private func record(_ shop: Shop, _ arguments: String...) async throws -> Outcome {
        try await shop.sluice(
            ["ledger", "record"] + arguments + ["--environment", "production", "--ledger", Shop.ledger])
    }

    private func kinds(_ shop: Shop) async throws -> [String] {
        try await shop.entries().compactMap { $0["kind"]?.string }
    }

    private func snapshot(_ shop: Shop, _ images: (name: String, digest: String)...) throws {
        let pods = images.map { image in
            #"{"kind":"Pod","metadata":{"name":"\#(image.name)-1","namespace":"shop"},"spec":{"containers":[{"name":"\#(image.name)","image":"registry.acme.example/\#(image.name):1"}]},"status":{"phase":"Running","containerStatuses":[{"name":"\#(image.name)","imageID":"registry.acme.example/\#(image.name)@\#(image.digest)"}]}}"#
        }
        try shop.folder.write(
            "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\(pods.joined(separator: ","))]}", to: "cluster.json")
    }

    @Test func deployedAndRetired() async throws {
        let shop = try await promotedShop()
        try await record(shop, "deployed", Shop.release, "--reference", "job 7", "--at", "2026-01-02T03:04:05Z").expect(
            .success, saying: "acme/shop@1.0.0 runs in production (promoted)")
        try await record(shop, "deployed", Shop.release).expect(.success, saying: "already")
        #expect(try await kinds(shop).filter { $0 == "deployed" }.count == 1)
        try await record(shop, "retired", Shop.release).expect(.success, saying: "runs in production no more")
        try await record(shop, "retired", Shop.release).expect(.success, saying: "does not run")
        #expect(try await kinds(shop).prefix(2) == ["retired", "deployed"])
        try await record(shop, "deployed", Shop.release, "--at", "2999-01-01T00:00:00Z").expect(.usage)
        try await record(shop, "deployed", "acme/other@1").expect(.usage, saying: "--document")
        try await shop.verify().expect(.success)
    }

    @Test func deployedWithoutADecisionAndInsteadOfOthers() async throws {
        let shop = try await promotedShop()
        try await record(shop, "deployed", Shop.release).expect(.success)
        try await shop.createRelease(version: "1.1.0", to: "release/next.yaml")
        try await record(shop, "deployed", "--document", "release/next.yaml", "--retire-others").expect(
            .success, saying: "acme/shop@1.1.0 runs in production (never decided there)", "retired acme/shop@1.0.0")
        #expect(try await kinds(shop).prefix(3) == ["deployed", "retired", "deployed"])
    }

    @Test func snapshotTellsWhatRuns() async throws {
        let shop = try await promotedShop()
        try snapshot(shop, ("shop", ShopFiles.imageDigest))
        let first = try await record(shop, "snapshot", "--cluster-objects", "cluster.json")
        first.expect(.success, saying: "1 releases run", "deployed acme/shop@1.0.0")
        let before = try await shop.entries().count
        try await record(shop, "snapshot", "--cluster-objects", "cluster.json").expect(.success)
        #expect(try await shop.entries().count == before)
        let other = "sha256:" + String(repeating: "e", count: 64)
        try snapshot(shop, ("shop", ShopFiles.imageDigest), ("miner", other))
        try await record(shop, "snapshot", "--cluster-objects", "cluster.json").expect(
            .rejected, saying: "UNDECIDED Pod/shop/miner-1 miner: registry.acme.example/miner:1 (\(other))")
        try snapshot(shop, ("miner", other))
        try await record(shop, "snapshot", "--cluster-objects", "cluster.json", "--keep").expect(
            .rejected, saying: "UNDECIDED")
        #expect(try await shop.entries().count == before)
        let gone = try await record(shop, "snapshot", "--cluster-objects", "cluster.json", "--json")
        gone.expect(.rejected)
        #expect(try gone.json()["retired"]?.array?.count == 1)
        #expect(try gone.json()["undecided"]?.array?.count == 1)
        #expect(try await kinds(shop).first == "retired")
        try await shop.verify().expect(.success)
    }

    @Test func snapshotOfARejectedReleaseIsTold() async throws {
        let shop = try await Shop()
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/sbom.json")
        try await shop.createRelease()
        try await shop.makeLedger()
        try await shop.run().expect(.rejected)
        try snapshot(shop, ("shop", ShopFiles.imageDigest))
        try await record(shop, "snapshot", "--cluster-objects", "cluster.json").expect(
            .rejected, saying: "NOT PROMOTED acme/shop@1.0.0: rejected")
        #expect(try await kinds(shop).first == "deployed")
    }

    @Test("what can't be read is never an empty cluster", arguments: ["", "{}", #"{"kind":"List","items":[]}"#])
    func badSnapshot(text: String) async throws {
        let shop = try await promotedShop()
        try await record(shop, "deployed", Shop.release).expect(.success)
        try shop.folder.write(text, to: "cluster.json")
        try await record(shop, "snapshot", "--cluster-objects", "cluster.json").expect(.usage)
        #expect(try await kinds(shop).first == "deployed")
    }

    @Test func revokedIsLiveNoMore() async throws {
        let shop = try await promotedShop()
        let revoke = ["ledger", "revoke", Shop.release, "--environment", "production", "--ledger", Shop.ledger]
        try await shop.sluice(revoke).expect(.usage)
        try await shop.sluice(
            ["ledger", "revoke", "acme/none@1", "--reason", "leaked", "--ledger", Shop.ledger]
        ).expect(.usage)
        try await shop.sluice(revoke + ["--reason", "leaked"]).expect(.success, saying: "is revoked in production")
        try await shop.createRelease(version: "1.1.0", to: "release/next.yaml")
        try await shop.run(release: "release/next.yaml").expect(.pending)
        let shown = try await shop.sluice(["release", "show", "acme/shop@1.1.0", "--ledger", Shop.ledger])
        #expect(try shown.json()["baseline"] == .null, "\(shown.text)")
        try await shop.verify().expect(.success)
    }

    /// An old release with a serious vulnerability runs; the next one has it still and brings no other.
    @Test func adoptedFindingsArePreexisting() async throws {
        let shop = try await Shop()
        try shop.replace(
            "expression: finding.severity in ['critical', 'high', 'unknown']",
            by: "expression: finding.severity in ['critical', 'high', 'unknown'] && finding.class == 'introduced'",
            in: "repository/policies/rules.yaml")
        try await shop.commit("Judge what is new")
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/sbom.json")
        try await shop.createRelease()
        try await shop.createRelease(version: "1.1.0", to: "release/next.yaml")
        try await shop.makeLedger()
        try await shop.run(release: "release/next.yaml").expect(.rejected)
        func adopt(_ until: String) async throws -> Outcome {
            try await shop.sluice([
                "ledger", "adopt", Shop.releaseFile, "--environment", "production", "--until", until, "--trust",
                Shop.trust, "--ledger", Shop.ledger,
            ])
        }
        try await adopt("2020-01-01T00:00:00Z").expect(.usage)
        try await adopt("2098-01-01T00:00:00Z").expect(
            .success, saying: "acme/shop@1.0.0 is adopted in production until 2098-01-01T00:00:00Z with 1 findings")
        // Never promoted: nothing asks it for approvals, and nothing is live.
        #expect(try await shop.entries().allSatisfy { $0["verdict"]?.string != "promoted" })
        try await shop.run(release: "release/next.yaml").expect(.pending)
        let shown = try await shop.sluice(["release", "show", "acme/shop@1.1.0", "--ledger", Shop.ledger])
        #expect(try shown.json()["baseline"]?.strings(named: "releaseVersion") == ["1.0.0"], "\(shown.text)")
        try await shop.run(release: "release/next.yaml", ["--effective-time", "2098-01-01T00:00:00Z"]).expect(.rejected)
        try await shop.sluice(["replay", "--everything", "--ledger", Shop.ledger]).expect(
            .success, saying: "3 decisions: 3 identical")
        try snapshot(shop, ("shop", ShopFiles.imageDigest))
        try await record(shop, "snapshot", "--cluster-objects", "cluster.json").expect(
            .success, saying: "deployed acme/shop@1.0.0")
        try await shop.sluice([
            "ledger", "revoke", "acme/shop@1.0.0", "--reason", "gone", "--environment", "production", "--ledger",
            Shop.ledger,
        ]).expect(.success)
        try await shop.run(release: "release/next.yaml").expect(.rejected)
        try await shop.verify().expect(.success)
    }
}
