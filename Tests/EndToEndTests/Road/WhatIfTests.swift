import Documents
import Testing

/// History judged by other definitions, as a pull request's check does it.
@Suite("What if", .needsShop) struct WhatIfTests {
    /// 1.0.0 promoted, 1.1.0 with a serious vulnerability rejected.
    private func judgedShop() async throws -> Shop {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try await shop.run().expect(.success)
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/sbom.json")
        try await shop.createRelease(version: "1.1.0", to: "release/next.yaml")
        try await shop.run(release: "release/next.yaml").expect(.rejected)
        return shop
    }

    private func whatIf(_ shop: Shop, _ reference: String? = "proposal", _ more: [String] = []) async throws -> Outcome
    {
        try await shop.sluice(
            ["replay", "--ledger", Shop.ledger, "--repository", "repository"]
                + (reference.map { ["--what-if", $0] } ?? ["--work-tree"]) + more)
    }

    /// Changes the repository on a branch of its own.
    private func propose(_ shop: Shop, _ old: String, _ new: String, in file: String) async throws {
        try await shop.shell("git -C repository checkout -q -b proposal")
        try shop.replace(old, by: new, in: "repository/\(file)")
        try await shop.commit("Propose")
        try await shop.shell("git -C repository checkout -q main")
    }

    @Test func sameDefinitionsFlipNothing() async throws {
        let shop = try await judgedShop()
        let same = try await whatIf(shop, "main", ["--all", "--output", "json"])
        same.expect(.success)
        #expect(try same.json()["counts"]?["same"]?.integer == 3)
        #expect(try same.json()["counts"]?["approvalsToGiveAgain"]?.integer == 0)
    }

    @Test func milderPolicyLetsTheRejectedOneWait() async throws {
        let shop = try await judgedShop()
        try await propose(
            shop, "      severity: blocking\n    - name: other", "      severity: warning\n    - name: other",
            in: "policies/rules.yaml")
        let terminal = try await whatIf(shop)
        // Nobody approved 1.1.0, so it would wait: no promotion changes, and the check passes.
        terminal.expect(
            .success, saying: "acme/shop@1.1.0 in production: rejected → pending",
            "vulnerability/known: blocking → warning by policies/rules.yaml#serious-vulnerabilities-block",
            "would have to be given again")
        try await whatIf(shop, "proposal", ["--fail-on", "any"]).expect(.rejected)
        let json = try await whatIf(shop, "proposal", ["--output", "json"]).json()
        #expect(json["counts"]?["same"]?.integer == 1)
        #expect(json["counts"]?["flips"]?.integer == 1)
        #expect(json["flips"]?.array?.first?["onlyApprovals"]?.bool == false)
        #expect(json["counts"]?["approvalsToGiveAgain"]?.integer == 1)
    }

    @Test func stricterPolicyTakesThePromotedOneBack() async throws {
        let shop = try await judgedShop()
        // The objects ask for something no rule of main blocks.
        try await propose(
            shop, "{ profile: restricted, kubernetes: \"1.33\" }", "{ profile: baseline, kubernetes: \"1.33\" }",
            in: "pipelines/production.yaml")
        try await whatIf(shop).expect(.success)
        try await shop.shell("git -C repository checkout -q proposal")
        try shop.replace("severity: informational", by: "severity: blocking", in: "repository/policies/rules.yaml")
        try shop.replace("[\"sbom/*\"]", by: "[\"sbom/*\", \"kubernetes/*\"]", in: "repository/policies/rules.yaml")
        try shop.replace(
            "- { role: release-manager, count: 2 }", by: "- { role: release-manager, count: 3 }",
            in: "repository/pipelines/production.yaml")
        try await shop.commit("Ask for three")
        let flipped = try await whatIf(shop, "proposal", ["--output", "json"])
        flipped.expect(.rejected)
        let flips = try flipped.json()["flips"]?.array ?? []
        #expect(flips.count == 1)
        #expect(flips.first?["before"]?.string == "promoted" && flips.first?["after"]?.string == "pending")
        #expect(flips.first?["onlyApprovals"]?.bool == true)
        try await whatIf(shop, "proposal").expect(.rejected, saying: "through approvals alone", "stage sign-off")
        try await whatIf(shop, "proposal", ["--fail-on", "none"]).expect(.success)
        let markdown = try await whatIf(shop, "proposal", ["--output", "markdown"])
        markdown.expect(.rejected, saying: "### Flips (1)", "| `acme/shop@1.0.0` | `production` | promoted → pending |")
    }

    @Test func inputThatWasNeverRecordedIsUnknown() async throws {
        let shop = try await judgedShop()
        try await propose(
            shop, "file:advisories", "file:other-advisories", in: "pipelines/production.yaml")
        try await whatIf(shop).expect(
            .incomplete, saying: "promoted → unknown", "'source:file:other-advisories'", "was never recorded")
        let json = try await whatIf(shop, "proposal", ["--output", "json"]).json()
        #expect(json["unknown"]?.array?.count == 2)
        #expect(json["counts"]?["same"]?.integer == 0)
    }

    @Test func newPromotionOrderIsUnknown() async throws {
        let shop = try await judgedShop()
        try await propose(
            shop, "spec:\n  stages:", "spec:\n  requires: [{ environment: staging }]\n  stages:",
            in: "pipelines/production.yaml")
        try await whatIf(shop).expect(.incomplete, saying: "live in 'staging'")
    }

    @Test func missingEvidenceIsUnknown() async throws {
        let shop = try await judgedShop()
        let digest = try await shop.tool("sha256sum", ["release/sbom.json"]).output.prefix(64)
        let file = try #require(
            shop.folder.files(below: "ledger.db.evidence").first { $0.hasSuffix(String(digest.dropFirst(2))) })
        try shop.folder.remove("ledger.db.evidence/\(file)")
        try await whatIf(shop, "main").expect(.incomplete, saying: "rejected → unknown", String(digest))
    }

    @Test func brokenDefinitionsAreUsage() async throws {
        let shop = try await judgedShop()
        try shop.replace("uses: sbom/diff", by: "uses: sbom/dif", in: "repository/pipelines/production.yaml")
        try await whatIf(shop, nil).expect(.usage, saying: "pipelines/production.yaml:17:", "Did you mean 'sbom/diff'?")
        try await whatIf(shop, "nowhere").expect(.usage, saying: "git.ref-missing")
        try await shop.sluice(["replay", "--ledger", Shop.ledger]).expect(.usage)
        try await shop.sluice(["replay", Shop.release, "--fail-on", "any", "--ledger", Shop.ledger]).expect(.usage)
    }

    @Test func workTreeAndTrustAreTried() async throws {
        let shop = try await judgedShop()
        try await whatIf(shop, nil).expect(.success, saying: "2 decisions judged again, 2 the same, 0 flips")
        // A trust that demands a stage the pipeline does not have can't be judged by.
        try shop.folder.write(
            ShopFiles.trust.replacing("[signatures,", with: "[signatures, licences,"), to: "operator/next-trust.yaml")
        try await whatIf(shop, nil, ["--proposed-trust", "operator/next-trust.yaml"]).expect(
            .usage, saying: "pipeline.required-stage-missing")
        // Without bob among the people, the promotion lacks an approval.
        try shop.folder.write(
            ShopFiles.trust.replacing("roles.yaml", with: "next-roles.yaml"), to: "operator/next-trust.yaml")
        try shop.folder.write(
            ShopFiles.roles([
                ("alice", "release-manager", [try shop.key("alice")]),
                ("dave", "release-manager", [try shop.key("dave")]),
            ]), to: "operator/next-roles.yaml")
        try await whatIf(shop, nil, ["--proposed-trust", "operator/next-trust.yaml"]).expect(
            .rejected, saying: "acme/shop@1.0.0 in production: promoted → pending", "through approvals alone")
    }

    @Test func sinceAndEnvironmentChoose() async throws {
        let shop = try await judgedShop()
        try await whatIf(shop, "main", ["--since", "2099-01-01T00:00:00Z"]).expect(.usage, saying: "no such decision")
        try await whatIf(shop, "main", ["--environment", "staging"]).expect(.usage, saying: "no such decision")
        try await whatIf(shop, "main", ["--since", "2020-01-01T00:00:00Z", "--project", "acme"]).expect(
            .success, saying: "2 decisions judged again")
        try await whatIf(shop, "main", ["--all"]).expect(.success, saying: "3 decisions judged again")
    }

    @Test func everythingReplays() async throws {
        let shop = try await judgedShop()
        let all = ["replay", "--everything", "--ledger", Shop.ledger]
        try await shop.sluice(all).expect(.success, saying: "3 decisions: 3 identical, 0 different")
        let json = try await shop.sluice(all + ["--output", "json"]).json()
        #expect(json["counts"]?["identical"]?.integer == 3)
        #expect(json["decisions"]?.array?.allSatisfy { $0["result"]?.string == "identical" } == true)
        let digest = try await shop.tool("sha256sum", ["release/sbom.json"]).output.prefix(64)
        let file = try #require(
            shop.folder.files(below: "ledger.db.evidence").first { $0.hasSuffix(String(digest.dropFirst(2))) })
        try shop.folder.remove("ledger.db.evidence/\(file)")
        try await shop.sluice(all).expect(
            .incomplete, saying: "3 decisions: 2 identical, 0 different, 1 that can't be derived", String(digest))
    }
}
