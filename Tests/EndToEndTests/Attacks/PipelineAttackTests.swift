import Testing

/// The gated can't gate itself: a release's own branch does not change what judges it.
@Suite("Attacks on the pipeline", .needsShop) struct PipelineAttackTests {
    private static let objects = """
            - name: objects
              uses: kubernetes/lint
              with: { profile: restricted, kubernetes: "1.33" }

        """

    private func dropObjects(_ shop: Shop) throws {
        try shop.replace(Self.objects, by: "", in: "repository/pipelines/production.yaml")
        try shop.replace(", objects]", by: "]", in: "repository/pipelines/production.yaml")
    }

    @Test func featureBranchThatDropsAStage() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.shell("git -C repository checkout -q -b feature")
        try dropObjects(shop)
        let commit = try await shop.commit("Go faster")
        let run = try await shop.run(["--commit", commit])
        run.expect(.usage, saying: "pipeline.required-stage-missing", "the pipeline has no stage 'objects'")
        // Even when that branch is checked out, the protected ref judges.
        try await shop.run(["--output", "json=report.json"]).expect(.pending)
        #expect(try shop.folder.text("report.json").contains("kubernetes/lint"))
    }

    @Test func featureBranchWithAnotherHarmlessChange() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.shell("git -C repository checkout -q -b feature")
        try shop.replace("count: 2", by: "count: 1", in: "repository/pipelines/production.yaml")
        let commit = try await shop.commit("Approve faster")
        try await shop.run(["--commit", commit]).expect(.usage, saying: "is not on refs/heads/main")
        try await shop.run(["--commit", "refs/heads/feature"]).expect(.usage, saying: "is not on refs/heads/main")
        #expect(try await shop.entries().isEmpty)
    }

    @Test func mainThatDropsAMandatoryStage() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try dropObjects(shop)
        try await shop.commit("Go faster")
        try await shop.run().expect(
            .usage, saying: "pipeline.required-stage-missing", "the pipeline has no stage 'objects'")
        #expect(try await shop.entries().isEmpty)
    }

    @Test(arguments: [
        ("name: objects\n", "name: object\n", "no stage 'objects'"),
        ("uses: kubernetes/lint\n", "uses: kubernetes/lint\n      when: \"false\"\n", "'objects' would be skipped"),
        ("uses: approval/quorum\n", "uses: approval/quorum\n      when: \"false\"\n", "'sign-off' would be skipped"),
        ("    - name: sbom-diff\n", objects + "    - name: sbom-diff\n", "objects"),
    ])
    func mandatoryStageRenamedSkippedOrDoubled(old: String, new: String, words: String) async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try shop.replace(old, by: new, in: "repository/pipelines/production.yaml")
        try shop.replace("sbom-diff, objects]", by: "sbom-diff]", in: "repository/pipelines/production.yaml")
        try await shop.commit()
        try await shop.run().expect(.usage, saying: words)
        #expect(try await shop.entries().isEmpty)
    }

    @Test func mandatoryStageOfAnotherKind() async throws {
        let shop = try await Shop()
        try shop.replace(
            "objects, sign-off]", by: "{ name: objects, uses: kubernetes/lint }, sign-off]", in: Shop.trust)
        try await shop.makeLedger()
        try await shop.run(["--dry-run"]).expect(.pending)
        try shop.replace(
            Self.objects, by: "    - { name: objects, uses: sbom/diff }\n",
            in: "repository/pipelines/production.yaml")
        try await shop.commit()
        try await shop.run().expect(.usage, saying: "'objects' uses 'sbom/diff', trust demands 'kubernetes/lint'")
    }

    @Test func commitThatAddsItsOwnSigner() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        let people = [("mallory", "release-manager", [try shop.key("mallory")]), ("alice", "release-manager", [])]
        let roles = ShopFiles.roles(people.map { (name: $0.0, role: $0.1, keys: $0.2) })
        for name in ["roles.yaml", "operator/roles.yaml", ".sluice/roles.yaml", "pipelines/roles.yaml"] {
            try shop.folder.write(roles, to: "repository/\(name)")
            try shop.folder.write(ShopFiles.trust, to: "repository/" + name.replacing("roles", with: "trust"))
        }
        try await shop.shell(
            "mkdir -p repository/keys; cp keys/release.pem repository/; cp operator/release.pub repository/keys/")
        try await shop.commit("Let me in")
        try await shop.run().expect(.pending, saying: "2 more approvals")
        try await shop.act("approve", by: "mallory").expect(.usage, saying: "approval.unknown-signer")
        try await shop.run().expect(.pending, saying: "2 more approvals")
    }

    @Test func commitThatBringsItsOwnVerificationKey() async throws {
        let shop = try await Shop()
        try await shop.shell(
            """
            openssl ecparam -name prime256v1 -genkey -noout -out keys/other.pem
            openssl ec -in keys/other.pem -pubout -out repository/release.pub
            """)
        try await shop.sign("release/objects.yaml", to: "release/objects.sig", with: "keys/other.pem")
        try await shop.createRelease()
        try await shop.commit("Bring a key")
        try await shop.makeLedger()
        try await shop.run().expect(.rejected, saying: "signature/invalid")
    }

    @Test func olderPipelineDoesNotComeBack() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        let first = String(try await shop.shell("git -C repository rev-parse HEAD").output.prefix(40))
        try shop.replace("count: 2", by: "count: 3", in: "repository/pipelines/production.yaml")
        let second = try await shop.commit("Ask more people")
        try await shop.run(["--commit", first]).expect(.pending, saying: "2 more approvals")
        try await shop.run().expect(.pending, saying: "3 more approvals")
        try await shop.run(["--commit", first]).expect(.usage, saying: first, second, "pipeline.rollback")
    }

    @Test func rewrittenHistoryIsRefused() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        try shop.replace("count: 2", by: "count: 1", in: "repository/pipelines/production.yaml")
        try await shop.shell("git -C repository commit -q -a --amend -m 'Begin anew' --date=2020-01-01T00:00:00Z")
        let run = try await shop.run()
        run.expect(.usage)
        #expect(try await shop.entries().count == 2)
    }

    @Test func pipelineOptionSaysOnlyWhatTrustSays() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run(["--pipeline", "pipelines/production.yaml"]).expect(.pending)
        try await shop.run(["--pipeline", "pipelines/other.yaml"]).expect(.usage, saying: "trust.yaml:")
    }

    @Test func projectOrEnvironmentWithoutAGate() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run(environment: "elsewhere").expect(.usage, saying: "no gate for acme/shop in elsewhere")
        try shop.replace("project: \"acme\"", by: "project: \"ACME\"", in: Shop.releaseFile)
        try await shop.run().expect(.usage, saying: "no gate for ACME/shop")
    }
}
